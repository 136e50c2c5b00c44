import { type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import { dayIn } from '~/features/directory/local-day';
import { getSite } from '~/features/directory/site.server';
import { canLead, canSeeTeam } from '~/features/directory/team.policy';
import { type TeamMember, teamOf } from '~/features/directory/team.queries.server';
import { teamWords } from '~/features/directory/team.words';
import { casesHeldBy } from '~/features/escalations/hand-over-cases.server';
import type { PersonActor } from '~/platform/actor';
import { minutes, now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { type Lang, wordsFor } from '~/platform/i18n/words';

export type TeamView = Awaited<ReturnType<typeof teamView>>;

/** Somebody seen no longer ago than this is here now. */
const hereFor = minutes(5);

/** The agencies whose team the actor sees, the first of their own first. */
export function teamsOf(actor: PersonActor, directory: Directory) {
  const own = (id: number) => Number(actor.roles.some((role) => role.agencyId === id));
  return directory.agencies.filter((one) => canSeeTeam(actor, one.id)).sort((a, b) => own(b.id) - own(a.id));
}

/** Everything the page shows of one agency's people. */
export async function teamView(actor: PersonActor, slug: string | null, lang: Lang) {
  const [directory, site] = await Promise.all([getDirectory(), getSite()]);
  const seen = teamsOf(actor, directory);
  const agency = slug === null ? seen[0] : seen.find((one) => one.slug === slug);
  if (!agency) throw new NotFound();
  const at = now();
  const team = await teamOf(agency.id, at);
  const isAway = ({ absence }: TeamMember) => absence !== null && absence.startsAt <= at;
  const cases = await casesHeldBy(
    agency.id,
    team.filter(isAway).map(({ id }) => id),
  );
  const leads = canLead(actor, agency.id);
  const name = nameIn(lang, agency);
  return {
    title: wordsFor(lang, teamWords)('teamOf', { agency: name }),
    at,
    me: actor.personId,
    leads,
    works: team.some(({ id }) => id === actor.personId),
    today: dayIn(site.timeZone, at),
    agency: { slug: agency.slug, name },
    agencies: seen.map((one) => ({ slug: one.slug, name: nameIn(lang, one) })),
    team: team.map((member) => ({
      ...member,
      here: member.lastSeenAt !== null && member.lastSeenAt.getTime() > at.getTime() - hereFor,
      away: isAway(member),
      skills: member.skills.map(({ id, name: en, nameEs, confirmed }) => ({
        id,
        confirmed,
        name: (lang === 'es' && nameEs) || en,
      })),
    })),
    held: cases.map(({ id, assigneeId, dueAt, question: { title, language } }) => ({
      ...{ id, assigneeId, dueAt, title },
      lang: language === lang ? undefined : language,
    })),
  };
}
