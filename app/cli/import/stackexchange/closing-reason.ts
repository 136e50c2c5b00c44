type Closing = { reason: string; note: string };

/** Why a question was closed there, by the codes of Stack Exchange before and after 2013, in our words. */
const REASONS: Record<string, Closing> = {
  ...codes([1, 101], 'duplicate', 'Closed where it was asked, as a duplicate.'),
  ...codes([2, 102], 'off_topic', 'Closed where it was asked, as off topic.'),
  ...codes([103], 'not_a_question', 'Closed where it was asked, because it needs details or clarity.'),
  ...codes([4, 10, 104], 'not_a_question', 'Closed where it was asked, because it asks for too much at once.'),
  ...codes([3, 105], 'not_a_question', 'Closed where it was asked, because answers would be matters of opinion.'),
  ...codes([7, 20], 'no_longer_relevant', 'Closed where it was asked, because it helps nobody else.'),
};

export function closingOf(code: string | null): Closing {
  return REASONS[code ?? ''] ?? { reason: 'off_topic', note: 'Closed where it was asked.' };
}

function codes(numbers: number[], reason: string, note: string): Record<string, Closing> {
  return Object.fromEntries(numbers.map((number) => [String(number), { reason, note }]));
}
