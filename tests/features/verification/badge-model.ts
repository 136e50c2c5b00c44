/** One event of a thread, or of a delegation, in the order of commits. */
export type Told = { type: string; actor: number | null; answerId: number | null; data: Record<string, unknown> };

type Badge = { verificationId: number; answerId: number; revisionId: number; validUntil: Date };

/** A small model of what is official, told by events alone. Throws when an event gives a badge that nobody had the power to give. */
export class BadgeModel {
  readonly current = new Map<number, Badge>();
  private readonly newest = new Map<number, number>();
  private readonly authors = new Map<number, number>();
  private readonly powerless = new Set<number>();
  private readonly seen = new Map<number, Badge>();

  constructor(private readonly highRisk: boolean) {}

  tell({ type, actor, answerId, data }: Told): void {
    const id = Number(data.verificationId);
    switch (type) {
      case 'answer.posted':
        this.authors.set(Number(answerId), Number(actor));
        this.newest.set(Number(answerId), Number(data.revisionId));
        return;
      case 'answer.edited':
        this.newest.set(Number(answerId), Number(data.revisionId));
        return;
      case 'delegation.ended':
        this.powerless.add(Number(data.personId));
        return;
      case 'answer.verified':
        this.verified(Number(actor), Number(answerId), id, data);
        return;
      case 'verification.superseded':
      case 'verification.withdrawn':
      case 'verification.suspended':
        this.current.delete(id);
        return;
      case 'verification.reinstated': {
        const badge = this.seen.get(id);
        if (badge) this.current.set(id, badge);
      }
    }
  }

  private verified(actor: number, answerId: number, id: number, data: Record<string, unknown>): void {
    const revisionId = Number(data.revisionId);
    const first = data.firstId === undefined ? null : Number(data.firstId);
    for (const person of first === null ? [actor] : [actor, first])
      if (this.powerless.has(person)) throw new Error(`${person} had no power`);
    const author = this.authors.get(answerId);
    if (first !== null && (actor === first || actor === author)) throw new Error('the second person was no other');
    if (this.highRisk && (first === null || first === author))
      throw new Error('a high risk needs two people, neither the author');
    if (this.newest.get(answerId) !== revisionId) throw new Error('not the text that stood there');
    const badge = { verificationId: id, answerId, revisionId, validUntil: new Date(String(data.validUntil)) };
    this.seen.set(id, badge);
    this.current.set(id, badge);
  }

  /** The badges readers should see at this moment. */
  officialAt(at: Date): Badge[] {
    return [...this.current.values()].filter((badge) => at < badge.validUntil);
  }
}
