import { eq, sql } from 'drizzle-orm';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { recordEvent } from '~/platform/events.server';
import { getPublic, OutboundError, type OutboundOptions } from '~/platform/outbound/get-public.server';
import { robotsAllow } from '~/platform/outbound/robots';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { verificationSources } from '~db/schema';
import { agencySpeakers } from './agency-speakers.server';
import { afterLook, checkEvery, isBroken, type Look, trustRun } from './source-health';

type Source = {
  id: number;
  url: string;
  failures: number;
  firstFailedAt: Date | null;
  verificationId: number;
  questionId: number;
  answerId: number;
  agencyId: number;
  topicId: number;
};

const atOnce = 100;
const hostsAtOnce = 4;
const agentName = 'AnswerhallLinkCheck';
export type LookAt = (url: string) => Promise<Look | 'disallowed'>;

/**
 * Looks at sources of official answers that have not been looked at for half a week: one request a second for each site, robots.txt
 * heard. A page gone on three looks over seven days opens a recheck. Returns how many were looked at.
 */
export async function checkSources(at = now(), { lookAt = politely() }: { lookAt?: LookAt } = {}): Promise<number> {
  const sources = await dueSources(at);
  const looks = new Map<number, Look | 'disallowed'>();
  const byHost = new Map<string, Source[]>();
  for (const source of sources) byHost.set(hostOf(source.url), [...(byHost.get(hostOf(source.url)) ?? []), source]);
  const queue = [...byHost.values()];
  await Promise.all(
    Array.from({ length: hostsAtOnce }, async () => {
      for (let mine = queue.shift(); mine; mine = queue.shift())
        for (const source of mine) looks.set(source.id, await lookAt(source.url));
    }),
  );
  const trusted = trustRun([...looks.values()].filter((look) => look !== 'disallowed'));
  for (const source of sources) await note(source, looks.get(source.id) ?? 'disallowed', trusted, at);
  return sources.length;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '');

async function dueSources(at: Date): Promise<Source[]> {
  const before = new Date(at.getTime() - checkEvery).toISOString();
  const rows = await db.execute(sql`
    select s.id, s.url, s.failures, s.first_failed_at, v.id as verification_id, v.question_id, v.answer_id, v.agency_id, q.topic_id
    from verification_sources s join verifications v on v.id = s.verification_id join questions q on q.id = v.question_id
    where (s.checked_at is null or s.checked_at <= ${before}::timestamptz) and v.state = 'current' and not q.dormant
    order by s.checked_at nulls first, s.id limit ${atOnce}`);
  return rows.map((row) => ({
    id: Number(row.id),
    url: String(row.url),
    failures: Number(row.failures),
    firstFailedAt: row.first_failed_at ? new Date(String(row.first_failed_at)) : null,
    verificationId: Number(row.verification_id),
    questionId: Number(row.question_id),
    answerId: Number(row.answer_id),
    agencyId: Number(row.agency_id),
    topicId: Number(row.topic_id),
  }));
}

/** Writes a look down; a source that thereby counts as broken is told of once, and its question is looked at again. */
async function note(source: Source, look: Look | 'disallowed', trusted: boolean, at: Date): Promise<void> {
  const counts = trusted && look !== 'disallowed';
  const after = counts ? afterLook(source, look, at) : source;
  const breaks = isBroken(after, at) && !isBroken(source, new Date(at.getTime() - checkEvery));
  await transaction(system, async (tx, me) => {
    await tx
      .update(verificationSources)
      .set({
        checkedAt: at,
        ...(counts ? { status: look.status, failures: after.failures, firstFailedAt: after.firstFailedAt } : {}),
      })
      .where(eq(verificationSources.id, source.id));
    if (!breaks || after.failures === source.failures) return;
    await tx.execute(sql`select watch_question(${source.questionId})`);
    recordEvent(tx, {
      type: 'verification.source_broken',
      actor: me,
      questionId: source.questionId,
      answerId: source.answerId,
      agencyId: source.agencyId,
      data: {
        verificationId: source.verificationId,
        sourceId: source.id,
        status: counts ? look.status : null,
        personIds: await agencySpeakers(tx, source.agencyId, source.topicId, at),
      },
      at,
    });
  });
}

/**
 * Asks the site, if its robots.txt (read once a run for each site) lets us; the same of every site a redirect leads to. Of any number of
 * sources one request at a time goes to a host, whatever leads there.
 */
export function politely(options: Partial<OutboundOptions> = {}, pauseMs = 1000): LookAt {
  const userAgent = `${agentName} (+${env().publicUrl})`;
  const robots = new Map<string, Promise<string>>();
  const turns = new Map<string, Promise<unknown>>();
  /** Lets a second pass between any two requests to one host. */
  const turn = (host: string) => {
    const before = turns.get(host);
    const mine = before?.then(() => new Promise((later) => setTimeout(later, pauseMs)));
    turns.set(host, mine ?? Promise.resolve());
    return mine;
  };
  const allowed = async (url: URL) => {
    let known = robots.get(url.origin);
    if (!known) {
      known = Promise.resolve(turn(url.host)).then(() => readRobots(url.origin, { ...options, userAgent }));
      robots.set(url.origin, known);
    }
    if (!robotsAllow(await known, agentName, url.pathname + url.search)) return false;
    await turn(url.host);
    return true;
  };
  return async (address) => {
    try {
      if (!(await allowed(new URL(address)))) return 'disallowed';
      return { status: (await getPublic(address, { ...options, userAgent, mayFollow: allowed })).status };
    } catch (failed) {
      return failed instanceof OutboundError && failed.reason === 'disallowed' ? 'disallowed' : { status: null };
    }
  };
}

/** No file: everything is allowed. A site that cannot say (5xx, no answer) is left alone (RFC 9309, 2.3.1). */
async function readRobots(origin: string, options: OutboundOptions): Promise<string> {
  const answer = await getPublic(`${origin}/robots.txt`, { ...options, most: 100_000 }).catch(() => null);
  if (answer?.status === 200) return answer.body;
  return answer && answer.status >= 400 && answer.status < 500 ? '' : closedToAll;
}

const closedToAll = 'User-agent: *\nDisallow: /';
