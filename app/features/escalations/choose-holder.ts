import { hours } from '~/platform/clock';

/** Seen no longer ago than this, somebody is at work today. */
export const presentFor = hours(8);

/** Somebody of a desk, with what speaks for giving them a case. */
export type Candidate = {
  personId: number;
  /** A delegation covers agency, topic and risk: may publish the closing answer. */
  delegation: boolean;
  /** Names of the skills the topic asks for that a lead has confirmed of them. */
  knows: string[];
  away: boolean;
  lastSeenAt: Date | null;
  /** Cases they hold, and those waiting in the queue that were suggested to them. */
  open: number;
  /** Last action on a case they hold or held. */
  actedAt: Date | null;
};

/** Why a case did not stay with its topic's agency: it has nobody, everybody is away, or nobody there fits the topic. */
export type TriageReason = 'empty' | 'away' | 'unfit';

/** The facts that speak for a suggestion, kept with the case and shown in words. */
export type SuggestionFacts = {
  delegation: boolean;
  skills: number;
  open: number;
  knows?: string[];
  present?: boolean;
  /** The one who worked on it before. */
  before?: boolean;
  /** Set when the case went to triage instead of the topic's agency. */
  triage?: TriageReason;
};

/** Who might take a case. */
export type Suggestion = { personId: number; why: SuggestionFacts };

/**
 * Whom to suggest: those who fit best (delegation and skill before one of the two), of them those who are here today, of them
 * whoever has the fewest open cases, then whoever has been idle longest. Whoever is away is not suggested; whoever neither may
 * speak on the topic nor knows any of what it asks for does not fit. Says why when nobody is left.
 */
export function chooseHolder(
  candidates: readonly Candidate[],
  asksForSkills: boolean,
  at: Date,
): { suggestion: Suggestion } | { none: TriageReason } {
  if (candidates.length === 0) return { none: 'empty' };
  const here = candidates.filter((one) => !one.away);
  if (here.length === 0) return { none: 'away' };
  const [best] = here.filter((one) => suits(one, asksForSkills) > 0 || !asksForSkills).sort(byRank(asksForSkills, at));
  if (!best) return { none: 'unfit' };
  const { personId, delegation, knows, open } = best;
  return {
    suggestion: { personId, why: { delegation, skills: knows.length, knows, open, present: isPresent(best, at) } },
  };
}

const isPresent = ({ lastSeenAt }: Candidate, at: Date) =>
  lastSeenAt !== null && lastSeenAt.getTime() > at.getTime() - presentFor;

const suits = ({ delegation, knows }: Candidate, asksForSkills: boolean) =>
  Number(delegation) + Number(asksForSkills && knows.length > 0);

const byRank = (asksForSkills: boolean, at: Date) => (a: Candidate, b: Candidate) =>
  suits(b, asksForSkills) - suits(a, asksForSkills) ||
  Number(isPresent(b, at)) - Number(isPresent(a, at)) ||
  a.open - b.open ||
  (a.actedAt?.getTime() ?? 0) - (b.actedAt?.getTime() ?? 0) ||
  a.personId - b.personId;
