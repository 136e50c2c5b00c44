import { type SQL, sql } from 'drizzle-orm';
import { db } from '~db/client';

export const dimensions = ['week', 'agency', 'topic', 'trigger', 'channel'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a report says of one week, agency, topic, trigger or channel. Times are minutes of business time; null: nothing was timed. */
export type ReportLine = {
  key: string;
  /** Open at the end of the period (of the week, by week). */
  open: number;
  in: number;
  out: number;
  firstResponses: number;
  firstResponse: number | null;
  firstResponseLate: number;
  resolved: number;
  resolution: number | null;
  resolutionLate: number;
  breaches: number;
  transfers: number;
  reopened: number;
};

export type ReportScope = { agencyIds: readonly number[]; from: string; to: string };

const comesIn = sql`('opened', 'reopened', 'unmerged', 'received')`;
const goesOut = sql`('resolved', 'withdrawn', 'merged', 'closed', 'passed_on')`;

const keys: Readonly<Record<Dimension, { mark: SQL; open: SQL }>> = {
  week: { mark: sql`m.week::text`, open: sql`''` },
  agency: { mark: sql`m.agency_id::text`, open: sql`c.agency_id::text` },
  topic: { mark: sql`m.topic_id::text`, open: sql`c.topic_id::text` },
  trigger: { mark: sql`m.trigger`, open: sql`c.trigger` },
  channel: { mark: sql`m.channel`, open: sql`c.channel` },
};

/**
 * One line for each week, agency, topic, trigger or channel; weeks from the Monday `from` to the Monday `to`. What is open is counted
 * back from what is open now, so that a report costs its period and not the history. `later` is materialized, or it would be counted
 * anew for each week.
 */
export async function reportLines(by: Dimension, { agencyIds, from, to }: ReportScope): Promise<ReportLine[]> {
  const ids = sql`(select value::bigint from json_array_elements_text(${JSON.stringify(agencyIds)}::json))`;
  const key = keys[by];
  const rows = await db.execute(sql`
    with marks as (select * from report_marks m where m.agency_id in ${ids} and m.week >= ${from}::date),
    lines as (select ${key.mark} as key,
        count(*) filter (where m.kind in ${comesIn})::int as "in",
        count(*) filter (where m.kind in ${goesOut})::int as out,
        count(*) filter (where m.kind = 'first_responded')::int as first_responses,
        percentile_cont(0.5) within group (order by m.minutes) filter (where m.kind = 'first_responded') as first_response,
        count(*) filter (where m.kind = 'first_responded' and m.late)::int as first_response_late,
        count(*) filter (where m.kind = 'resolved')::int as resolved,
        percentile_cont(0.5) within group (order by m.minutes) filter (where m.kind = 'resolved') as resolution,
        count(*) filter (where m.kind = 'resolved' and m.late)::int as resolution_late,
        count(*) filter (where m.kind = 'breached')::int as breaches,
        count(*) filter (where m.kind = 'passed_on')::int as transfers,
        count(*) filter (where m.kind = 'reopened')::int as reopened
      from marks m where m.week <= ${to}::date group by 1),
    later as materialized (select ${key.mark} as key, count(*) filter (where m.kind in ${comesIn}) - count(*) filter (where m.kind in ${goesOut}) as net
      from marks m ${by === 'week' ? sql`` : sql`where m.week > ${to}::date`} group by 1),
    now as (select ${key.open} as key, count(*) as open from report_cases c where c.open and c.agency_id in ${ids} group by 1)
    ${
      by === 'week'
        ? sql`, weeks as (select to_char(w, 'YYYY-MM-DD') as key from generate_series(${from}::date, ${to}::date, interval '7 days') w)
          select lines.*, weeks.key, coalesce((select open from now), 0)
            - coalesce((select sum(net) from later where later.key > weeks.key), 0) as open
          from weeks left join lines using (key) order by weeks.key desc`
        : sql`select lines.*, coalesce(lines.key, now.key) as key, coalesce(now.open, 0) - coalesce(later.net, 0) as open
          from lines full join now using (key) left join later on later.key = coalesce(lines.key, now.key)`
    }`);
  return rows.map(toLine);
}

/**
 * Until when everything is in the reports: null when all that has happened is, else the moment of the first event that is not; `none` of
 * them yet, as after the first start.
 */
export async function reportsUntil(): Promise<{ until: Date | null; none: boolean }> {
  const [row] = await db.execute(sql`
    select (select at from events where id > p.last order by id limit 1) as until, p.last = 0 as none
    from (select coalesce((select last_event_id from report_progress where id = 1), 0) as last) p`);
  const until = row?.until ? new Date(row.until as string) : null;
  return { until, none: row?.none === true && until !== null };
}

/** All of it in one line. */
export async function reportTotal(scope: ReportScope): Promise<ReportLine> {
  const { agencyIds, from, to } = scope;
  const ids = sql`(select value::bigint from json_array_elements_text(${JSON.stringify(agencyIds)}::json))`;
  const [row] = await db.execute(sql`
    select '' as key, count(*) filter (where m.kind in ${comesIn} and m.week <= ${to}::date)::int as "in",
      count(*) filter (where m.kind in ${goesOut} and m.week <= ${to}::date)::int as out,
      count(*) filter (where m.kind = 'first_responded' and m.week <= ${to}::date)::int as first_responses,
      percentile_cont(0.5) within group (order by m.minutes) filter (where m.kind = 'first_responded' and m.week <= ${to}::date) as first_response,
      count(*) filter (where m.kind = 'first_responded' and m.late and m.week <= ${to}::date)::int as first_response_late,
      count(*) filter (where m.kind = 'resolved' and m.week <= ${to}::date)::int as resolved,
      percentile_cont(0.5) within group (order by m.minutes) filter (where m.kind = 'resolved' and m.week <= ${to}::date) as resolution,
      count(*) filter (where m.kind = 'resolved' and m.late and m.week <= ${to}::date)::int as resolution_late,
      count(*) filter (where m.kind = 'breached' and m.week <= ${to}::date)::int as breaches,
      count(*) filter (where m.kind = 'passed_on' and m.week <= ${to}::date)::int as transfers,
      count(*) filter (where m.kind = 'reopened' and m.week <= ${to}::date)::int as reopened,
      (select count(*) from report_cases c where c.open and c.agency_id in ${ids})
        - count(*) filter (where m.week > ${to}::date and m.kind in ${comesIn})
        + count(*) filter (where m.week > ${to}::date and m.kind in ${goesOut}) as open
    from report_marks m where m.agency_id in ${ids} and m.week >= ${from}::date`);
  return toLine(row ?? {});
}

function toLine(row: Record<string, unknown>): ReportLine {
  const number = (name: string) => Number(row[name] ?? 0);
  const minutes = (name: string) => (row[name] === null || row[name] === undefined ? null : Math.round(number(name)));
  return {
    key: String(row.key ?? ''),
    open: number('open'),
    in: number('in'),
    out: number('out'),
    firstResponses: number('first_responses'),
    firstResponse: minutes('first_response'),
    firstResponseLate: number('first_response_late'),
    resolved: number('resolved'),
    resolution: minutes('resolution'),
    resolutionLate: number('resolution_late'),
    breaches: number('breaches'),
    transfers: number('transfers'),
    reopened: number('reopened'),
  };
}
