import { eq, sql } from 'drizzle-orm';
import { notify } from '~/features/notifications/notify.server';
import { noticeTypes } from '~/features/notifications/recipients';
import { days } from '~/platform/clock';
import { type Heard, onEvent } from '~/platform/events.server';
import { db } from '~db/client';
import { events } from '~db/schema';
import type { Moments } from './moments';

/** Older ones everybody has read and forgotten. */
const kept = days(14);
const unread = { newest: 4, within: days(3) };

/**
 * What follows from events while the city is loaded: people hear of the last two weeks inside the product, and nobody by mail.
 * `settle` at the end marks as read what is not new, and takes the mail and the jobs away that loading has caused.
 */
export class RecentNotices {
  readonly #moments: Moments;
  readonly #heard: Heard[] = [];
  readonly #end: () => void;
  #before = { job: 0, mail: 0 };

  constructor(moments: Moments) {
    this.#moments = moments;
    this.#end = onEvent((event) => this.#heard.push(event));
  }

  async begin(): Promise<void> {
    this.#before = await newest();
  }

  /** Tells people of what has just happened. */
  async tell(): Promise<void> {
    for (const { id, type } of this.#heard.splice(0)) {
      if (!noticeTypes.test(type)) continue;
      const [event] = await db.select().from(events).where(eq(events.id, id));
      if (event && event.at.getTime() > this.#moments.loadedAt.getTime() - kept) await notify(event);
    }
  }

  async settle(): Promise<void> {
    const { loadedAt } = this.#moments;
    const fresh = new Date(loadedAt.getTime() - unread.within).toISOString();
    await db.execute(sql`
      update notices set read_at = least(created_at + interval '3 hours', ${loadedAt.toISOString()}::timestamptz)
      from (select id as notice, row_number() over (partition by person_id order by created_at desc, id desc) as place from notices) r
      where id = notice and (place > ${unread.newest} or created_at < ${fresh}::timestamptz)`);
    await db.execute(sql`delete from mails where id > ${this.#before.mail}`);
    await db.execute(sql`
      select count(*) from graphile_worker.complete_jobs(
        array(select id from graphile_worker.jobs where id > ${this.#before.job}))`);
  }

  end(): void {
    this.#end();
  }
}

async function newest(): Promise<{ job: number; mail: number }> {
  const [row] = await db.execute(sql`
    select coalesce((select max(id) from graphile_worker.jobs), 0) as job, coalesce((select max(id) from mails), 0) as mail`);
  return { job: Number(row?.job ?? 0), mail: Number(row?.mail ?? 0) };
}
