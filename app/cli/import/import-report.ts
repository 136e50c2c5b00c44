const NOUNS = ['questions', 'answers', 'comments', 'people'] as const;
export type Noun = (typeof NOUNS)[number];
export type Outcome = 'new' | 'changed' | 'unchanged' | 'skipped';

/** What became of every row, and where the bad ones stand. */
export class ImportReport {
  readonly counts: Record<Noun, Record<Outcome, number>>;
  readonly #complain: (line: string) => void;

  /** @param complain gets one line per bad row (the command writes it to stderr) */
  constructor(complain: (line: string) => void) {
    this.#complain = complain;
    const none = () => ({ new: 0, changed: 0, unchanged: 0, skipped: 0 });
    this.counts = { questions: none(), answers: none(), comments: none(), people: none() };
  }

  count(noun: Noun, outcome: Outcome, many = 1): void {
    this.counts[noun][outcome] += many;
  }

  /** A row that cannot be taken. `where` names file and line. */
  skip(noun: Noun, where: string, why: string): void {
    this.count(noun, 'skipped');
    this.#complain(`${where}: ${why}`);
  }

  /** `questions: 421 new, 0 changed, 0 unchanged, 0 skipped; answers: 749 new, …` */
  summary(): string {
    return NOUNS.map((noun) => {
      const { new: fresh, changed, unchanged, skipped } = this.counts[noun];
      return `${noun}: ${fresh} new, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped`;
    }).join('; ');
  }
}
