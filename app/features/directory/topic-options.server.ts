import type { Lang } from '~/platform/actor';
import { type Directory, nameIn } from './directory.server';

/** Topics to choose from, under their agencies, both by name in the reader's language. */
export function topicOptions(directory: Directory, lang: Lang) {
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, lang);
  return directory.agencies
    .map((agency) => ({
      label: nameIn(lang, agency),
      options: directory.topics
        .filter((topic) => topic.agencyId === agency.id)
        .map((topic) => ({ value: topic.slug, label: nameIn(lang, topic) }))
        .sort(byName),
    }))
    .filter((group) => group.options.length > 0)
    .sort(byName);
}
