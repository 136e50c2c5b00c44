import { useWords } from '~/platform/i18n/words';
import type { SuggestionFacts } from './choose-holder';
import { suggestionWords } from './suggestion.words';

/** In plain words, what speaks for the person a case is suggested to: "may speak for …, knows …, has 2 open cases". */
export function SuggestionReason({ why }: { why: SuggestionFacts }) {
  const t = useWords(suggestionWords);
  const knows = why.knows?.length ? t('knows', { skills: why.knows.join(', ') }) : null;
  const because = [
    why.before && t('before'),
    why.delegation && t('delegation'),
    knows ?? (why.skills > 0 && t('skills', { count: why.skills })),
    why.present && t('present'),
    !why.before && t('open', { count: why.open }),
  ].filter(Boolean);
  return <>{because.join(', ')}</>;
}

/** Why the case lies with triage instead of its topic's agency; nothing when it does not. */
export function TriageReasonLine({ why }: { why: SuggestionFacts }) {
  const t = useWords(suggestionWords);
  return why.triage ? t(`triage_${why.triage}`) : null;
}
