/** What the page was asked to put into its own boxes: by box, what it holds now. Nothing of it is stored yet. */
export type Filled = {
  message?: { body: string; next: string };
  answer?: {
    body: string;
    shortAnswer: string;
    sources: string;
    pace: string;
    plainLanguageOverride: string;
    taken: number;
  };
};

export function filledOf(actionData: unknown): Filled {
  return (actionData as { filled?: Filled } | undefined)?.filled ?? {};
}
