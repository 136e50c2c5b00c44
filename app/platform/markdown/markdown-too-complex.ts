import { Invalid } from '../errors';

const SENTENCE = 'This text is too complex to show. Please shorten it.';

/** The text needs more than its share of time or memory to be shown. */
export class MarkdownTooComplex extends Invalid {
  constructor() {
    super({ body: SENTENCE }, SENTENCE);
  }
}
