import { asc, eq } from 'drizzle-orm';
import { db } from '~db/client';
import { answerRevisions, answers, escalations } from '~db/schema';
import type { Thread } from './content/types';

/** What a thread of the city became in the database, by the keys of its content. */
export class PlayedThread {
  readonly content: Thread;
  readonly answerIds = new Map<string, number>();
  readonly commentIds = new Map<string, number>();
  /** What people still have to do with its case: until then time alone may not give it back to the queue. */
  stepsLeft: number;
  #questionId: number | undefined;

  constructor(content: Thread) {
    this.content = content;
    this.stepsLeft = content.case?.steps?.length ?? 0;
  }

  get isAsked(): boolean {
    return this.#questionId !== undefined;
  }

  get questionId(): number {
    if (this.#questionId === undefined) throw new Error(`${this.content.key} has not been asked yet`);
    return this.#questionId;
  }

  asked(id: number): void {
    this.#questionId = id;
  }

  answerId(key: string): number {
    const id = this.answerIds.get(key);
    if (id === undefined) throw new Error(`${this.content.key} has no answer ${key} yet`);
    return id;
  }

  /** The hash of what an answer says now: what a verifier reads. */
  async newestHash(key: string): Promise<string> {
    const [row] = await db
      .select({ hash: answerRevisions.contentHash })
      .from(answers)
      .innerJoin(answerRevisions, eq(answerRevisions.id, answers.newestRevisionId))
      .where(eq(answers.id, this.answerId(key)));
    if (!row) throw new Error(`${this.content.key}: answer ${key} has no text`);
    return row.hash;
  }

  async caseId(): Promise<number> {
    const rows = await db
      .select({ id: escalations.id })
      .from(escalations)
      .where(eq(escalations.questionId, this.questionId))
      .orderBy(asc(escalations.id));
    const last = rows.at(-1);
    if (!last) throw new Error(`${this.content.key} has no case yet`);
    return last.id;
  }
}
