import { sql } from 'drizzle-orm';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { caseReaders } from '~/features/escalations/case-readers.server';
import { withMerged } from '~/features/escalations/merged-cases.server';
import { unsubscribeUrl } from '~/features/people/stop-mail.server';
import { questionPath } from '~/features/questions/slug';
import type { Lang } from '~/platform/actor';
import { env } from '~/platform/env.server';
import { wordsFor } from '~/platform/i18n/words';
import { siteNameOf } from '~/platform/mail/mail-site.server';
import { type NewMail, queueingMails } from '~/platform/mail/queue-mail.server';
import { db } from '~db/client';
import type { events } from '~db/schema';
import { caseMail } from './case-mail.server';
import { isDeskKind, noticeWords } from './notice.words';
import { onceForAct, type ToldOnce } from './once-for-act.server';
import { noticeTypes, recipients, type Scene } from './recipients';

type Event = Omit<typeof events.$inferSelect, 'hash' | 'previousHash'>;

/**
 * Tells everybody concerned of an event: a notice on the site and, for who wants it, a mail. One of each per person and event,
 * however often it runs. A dormant (imported) thread tells nobody. One statement reads, one writes.
 */
export async function notify(event: Event): Promise<void> {
  if (!noticeTypes.test(event.type) || event.questionId === null) return;
  // A part of a suspension of a whole topic, of which people hear once.
  if (event.data.suspensionId !== undefined) return;
  const found = await sceneOf(event, event.questionId);
  if (!found || found.dormant) return;
  const concerned = await onceForAct(event, recipients(event.type, found.scene, event.actorId));
  const told = concerned.map((one) => ({ ...one, mail: one.mail && !isEcho(event, found, one.personId) }));
  if (told.length === 0) return;
  const noticed = sql`
    insert into notices (person_id, kind, event_id, question_id, answer_id, escalation_id, data, created_at)
    select person_id, kind, ${event.id}::bigint, ${event.questionId}::bigint, ${event.answerId}::bigint, ${event.escalationId}::bigint,
           data, ${event.at.toISOString()}::timestamptz
      from json_to_recordset(${JSON.stringify(told.map(noticeRow))}::json) as t(person_id bigint, kind text, data jsonb)
    on conflict do nothing`;
  const mails = await mailsOf(event, found, told);
  await db.execute(mails.length > 0 ? queueingMails(mails, siteNameOf(found.site), noticed) : noticed);
}

const noticeRow = ({ personId, kind, count }: ToldOnce) => ({
  person_id: personId,
  kind,
  data: count > 1 ? { count } : {},
});

/**
 * An answer that closes a case is posted, made official and ends the case in one act. The asker hears of the ending by mail, so does
 * who asked a question worked in the same case, of their own one; everybody else hears that there is an official answer. The rest of it
 * stays on the site.
 */
function isEcho(event: Event, { closing, scene, mainAskerId, partAskers }: Found, personId: number): boolean {
  if (event.type === 'escalation.merged_resolved') return personId === mainAskerId;
  if (event.type === 'escalation.resolved') return personId !== scene.askerId && partAskers.includes(personId);
  return closing && (event.type === 'answer.posted' || personId === scene.askerId || partAskers.includes(personId));
}

type Addressed = { id: number; name: string; email: string; language: Lang };
type Found = {
  scene: Scene;
  dormant: boolean;
  /** The event is a part of an act that ends a case. */
  closing: boolean;
  /** Of an act that ends a case: who asked its question, and those that are worked in it. */
  mainAskerId: number | null;
  partAskers: number[];
  question: { id: number; title: string; slug: string };
  /** The case that is worked: of a merged one, the main one. */
  caseId: number | null;
  /** Who did it, unless that is the asker of a question asked without a name. */
  actor: string | null;
  site: unknown;
  /** Of those who may be concerned, whoever takes a mail for each event. */
  addressed: Addressed[];
};

async function sceneOf(event: Event, questionId: number): Promise<Found | null> {
  const former = formerHolderOf(event);
  const ids = event.data.personIds;
  const personIds = Array.isArray(ids) ? ids.map(Number) : event.data.personId ? [Number(event.data.personId)] : [];
  const ofComment = event.type.startsWith('comment.') && event.type !== 'comment.posted';
  const commentId = ofComment ? Number(event.data.commentId ?? 0) : 0;
  const ofAnswer = event.answerId !== null && /^answer\.(posted|verified)$/.test(event.type);
  const [row] = await db.execute(sql`
    with thread as (
      select q.id, q.title, q.slug, q.asker_id, q.asker_withheld, q.dormant, q.language, q.visibility,
             (select a.author_id from answers a where a.id = ${event.answerId}) as answer_author,
             (select e.assignee_id from escalations e where e.id = case_root(${event.escalationId})) as assignee,
             (select c.author_id from comments c where c.id = ${commentId}) as comment_author,
             array(select w.person_id from escalation_watchers w where w.escalation_id = ${event.escalationId}) as watchers,
             -- Who followed it when everybody could see it is told nothing of what they no longer may see.
             array(select f.person_id from follows f where f.question_id = q.id and q.visibility = 'public') as followers,
             -- What one act does is recorded under numbers that follow each other.
             case when ${ofAnswer} then (select r.escalation_id from events r where r.type = 'escalation.resolved'
                 and r.answer_id = ${event.answerId} and r.id between ${event.id + 1}::bigint and ${event.id + 4}::bigint limit 1)
               when ${event.type === 'escalation.resolved'} then ${event.escalationId}::bigint end as ended
        from questions q where q.id = ${questionId})
    select t.id, t.title, t.slug, t.asker_id, t.dormant, t.visibility, ${ofAnswer} and t.ended is not null as closing, t.answer_author, t.assignee, t.comment_author, to_json(t.followers) as followers,
           to_json(t.watchers) as watchers,
           case_root(${event.escalationId}) as case_id,
           (select q.asker_id from escalations e join questions q on q.id = e.question_id where e.id = case_root(${event.escalationId})) as main_asker,
           (select json_agg(q.asker_id) from escalations e join questions q on q.id = e.question_id
             where e.id in ${withMerged(sql`t.ended`)} and e.id <> t.ended) as part_askers,
           (select p.name from people p where p.id = ${event.actorId} and not (t.asker_withheld and p.id = t.asker_id)) as actor,
           (select s.value from settings s where s.key = 'site') as site,
           (select json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'language', p.language)) from people p
             where p.id = any(t.followers || t.watchers || array[t.asker_id, t.answer_author, t.assignee, t.comment_author, ${former}::bigint] || ${`{${personIds.join(',')}}`}::bigint[])
               and p.mail_frequency = 'each' and p.email is not null and p.email_confirmed_at is not null and p.erased_at is null) as addressed
      from thread t`);
  if (!row) return null;
  const onDesk = [...(row.watchers as number[]).map(Number), ...(former === null ? [] : [former])];
  const readers = event.escalationId === null ? [] : await caseReaders(event.escalationId, onDesk);
  const number = (value: unknown) => (value === null ? null : Number(value));
  return {
    scene: {
      askerId: Number(row.asker_id),
      answerAuthorId: number(row.answer_author),
      followers: (row.followers as number[]).map(Number),
      isPublic: row.visibility === 'public',
      assigneeId: number(row.assignee),
      formerHolderId: former !== null && readers.includes(former) ? former : null,
      watchers: readers.filter((id) => id !== former),
      named: { personIds, authorId: number(row.comment_author) },
      data: event.data,
    },
    dormant: row.dormant === true,
    closing: row.closing === true,
    mainAskerId: number(row.main_asker),
    partAskers: ((row.part_askers as number[] | null) ?? []).map(Number),
    question: { id: Number(row.id), title: String(row.title), slug: String(row.slug) },
    caseId: number(row.case_id),
    actor: row.actor as string | null,
    site: row.site,
    addressed: (row.addressed as Addressed[] | null) ?? [],
  };
}

/** Who lost the case by this event. */
function formerHolderOf({ type, data }: Event): number | null {
  const lost = /^escalation\.(assigned|claimed|released|reverted)$/.test(type);
  return lost && data.from ? Number(data.from) : null;
}

async function mailsOf(event: Event, found: Found, told: readonly ToldOnce[]): Promise<NewMail[]> {
  const kinds = new Map(told.filter((t) => t.mail).map((t) => [t.personId, t]));
  const { question } = found;
  const agency = event.agencyId === null ? undefined : (await getDirectory()).agency(event.agencyId);
  const making = found.addressed.map(async (person): Promise<NewMail[]> => {
    const one = kinds.get(person.id);
    if (!one) return [];
    const { kind, count } = one;
    const t = wordsFor(person.language, noticeWords);
    const values = {
      title: question.title,
      who: found.actor ?? t('somebody'),
      agency: agency ? nameIn(person.language, agency) : t('staff'),
      count,
    };
    // A case's mail to its asker says more than its one sentence, and only that.
    const more =
      kind.startsWith('case_') && person.id === found.scene.askerId
        ? await caseMail(event, question, person, count === 1)
        : null;
    const ofDesk = isDeskKind(kind) && event.escalationId !== null;
    const verifier = ['second_needed', 'review_due', 'official_challenged'].includes(kind) && event.answerId !== null;
    const path = verifier
      ? `/answers/${event.answerId}/verify`
      : ofDesk
        ? `/staff/escalations/${found.caseId ?? event.escalationId}`
        : questionPath(question);
    return [
      {
        to: person.email,
        personId: person.id,
        kind,
        cause: `event:${event.id}`,
        lang: person.language,
        name: person.name,
        subject: t(kind, values),
        paragraphs: [t(kind, values), ...(more?.paragraphs ?? [])],
        ...(more?.quote && { quote: more.quote }),
        button: more?.button ?? { label: t(ofDesk ? 'openDesk' : 'open'), url: `${env().publicUrl}${path}` },
        notes: [...(more?.notes ?? []), t(ofDesk ? 'mailWhyDesk' : 'mailWhy')],
        replyTo: more?.replyTo,
        unsubscribeUrl: await unsubscribeUrl(person.id),
      },
    ];
  });
  return (await Promise.all(making)).flat();
}
