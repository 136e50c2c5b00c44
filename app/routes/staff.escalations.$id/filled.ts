/** What the page was asked to put into its own boxes: by box, what it holds now. Nothing of it is stored yet. */
export type Filled = {
  message?: { body: string; next: string };
  answer?: {
    body: string;
    shortAnswer: string;
    sources: string;
    pace: string;
    plainLanguageOverride: string;
    /** How many private details were left out of what was put in. */
    taken?: number;
  };
  /** Official answers that were looked for, to choose from: for which of the boxes, by which words. */
  found?: { box: 'message' | 'answer'; words: string; items: { id: number; title: string; shortAnswer: string }[] };
};

export function filledOf(actionData: unknown): Filled {
  return (actionData as { filled?: Filled } | undefined)?.filled ?? {};
}
