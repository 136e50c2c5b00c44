/** Why a question was closed there, by the codes of Stack Exchange before and after 2013, as one of our reasons. */
const REASONS: Record<string, string> = {
  1: 'duplicate',
  101: 'duplicate',
  2: 'off_topic',
  102: 'off_topic',
  4: 'not_a_question',
  103: 'not_a_question',
  7: 'outdated',
};

export function closingReason(code: string | null): string {
  return REASONS[code ?? ''] ?? 'other';
}
