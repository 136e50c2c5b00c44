export type Resolution = 'open' | 'needs_info' | 'answered' | 'resolved' | 'duplicate' | 'closed';

/** A question's resolution as shown: what was set by hand first, then what follows from the facts. */
export function resolutionOf(facts: {
  closed: boolean;
  duplicate: boolean;
  needsInfo: boolean;
  accepted: boolean;
  official: boolean;
  answered: boolean;
}): Resolution {
  if (facts.duplicate) return 'duplicate';
  if (facts.closed) return 'closed';
  if (facts.accepted || facts.official) return 'resolved';
  if (facts.needsInfo) return 'needs_info';
  return facts.answered ? 'answered' : 'open';
}
