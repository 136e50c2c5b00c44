import { sql } from 'drizzle-orm';
import { type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import { unsubscribeUrl } from '~/features/people/stop-mail.server';
import type { Lang } from '~/platform/actor';
import { env } from '~/platform/env.server';
import { wordsFor } from '~/platform/i18n/words';
import { mailSiteName } from '~/platform/mail/mail-site.server';
import { type NewMail, queueingMails } from '~/platform/mail/queue-mail.server';
import { db } from '~db/client';
import type { events } from '~db/schema';
import { noticeWords } from './notice.words';

type Event = Pick<typeof events.$inferSelect, 'id' | 'type' | 'actorId' | 'agencyId' | 'data' | 'at'>;

/** So many people get their mail by one statement. */
const batch = 500;

const acts = {
  'topic.answers_suspended': { kind: 'answers_suspended', each: 'verification.suspended' },
  'topic.answers_reinstated': { kind: 'answers_reinstated', each: 'verification.reinstated' },
} as const;

/**
 * Tells everybody whom a topic's suspension concerns, or its end: one notice and, for who wants it, one mail per person for the whole act,
 * however many answers it took. Which answers they were is read from the events of the act, recorded right before this one.
 */
export async function notifyTopic(event: Event): Promise<void> {
  const act = acts[event.type as keyof typeof acts];
  const count = Number(event.data.count ?? 0);
  if (!act || count === 0) return;
  const { agencyId } = event;
  const topicId = event.data.topicId === null ? null : Number(event.data.topicId);
  await db.execute(sql`
    with parts as (select e.question_id, e.answer_id from events e
      where e.id between ${event.id - count} and ${event.id - 1} and e.type = ${act.each}),
    awake as (select p.answer_id, q.id, q.asker_id, q.visibility from parts p join questions q on q.id = p.question_id where not q.dormant),
    told as (
      select id, asker_id as person_id from awake
      union select w.id, a.author_id from awake w join answers a on a.id = w.answer_id
      union select w.id, f.person_id from awake w join follows f on f.question_id = w.id where w.visibility = 'public')
    insert into notices (person_id, kind, event_id, data, created_at)
    select person_id, ${act.kind}, ${event.id}::bigint,
      jsonb_build_object('count', count(*), 'topicId', ${topicId}::bigint, 'agencyId', ${agencyId}::bigint), ${event.at.toISOString()}::timestamptz
    from told where person_id is distinct from ${event.actorId}::bigint group by person_id
    on conflict do nothing`);
  const [directory, siteName] = await Promise.all([getDirectory(), mailSiteName(db)]);
  for (let after = 0, more = true; more; ) {
    const rows = await db.execute(sql`
      select n.person_id, (n.data->>'count')::int as count, p.name, p.email, p.language
      from notices n join people p on p.id = n.person_id
      where n.event_id = ${event.id} and n.person_id > ${after} and p.mail_frequency = 'each'
        and p.email is not null and p.email_confirmed_at is not null and p.erased_at is null
      order by n.person_id limit ${batch}`);
    const mails = await Promise.all(
      rows.map(async (row): Promise<NewMail> => {
        const lang = row.language as Lang;
        const t = wordsFor(lang, noticeWords);
        const place = placeOfAct(directory, lang, { topicId, agencyId });
        const said = t(act.kind, { title: place.name, count: Number(row.count) });
        return {
          to: String(row.email),
          personId: Number(row.person_id),
          kind: act.kind,
          cause: `event:${event.id}`,
          lang,
          name: String(row.name),
          subject: t(`${act.kind}_subject`, { title: place.name }),
          paragraphs: [said],
          button: { label: t('openTopic'), url: `${env().publicUrl}${place.href}` },
          notes: [t('mailWhy')],
          unsubscribeUrl: await unsubscribeUrl(Number(row.person_id)),
        };
      }),
    );
    if (mails.length > 0) await db.execute(queueingMails(mails, siteName));
    after = mails.at(-1)?.personId ?? after;
    more = rows.length === batch;
  }
}

/** Where the whole act took place: a topic, or all of an agency's. */
export function placeOfAct(
  directory: Directory,
  lang: Lang,
  { topicId, agencyId }: { topicId: number | null; agencyId: number | null },
): { name: string; href: string } {
  const topic = topicId === null ? undefined : directory.topic(topicId);
  if (topic) return { name: nameIn(lang, topic), href: `/topics/${topic.slug}` };
  const agency = agencyId === null ? undefined : directory.agency(agencyId);
  return agency ? { name: nameIn(lang, agency), href: `/agencies/${agency.slug}` } : { name: '', href: '/topics' };
}
