import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button, LinkButton } from '~/components/button';
import { RadioGroup } from '~/components/choice-field';
import { EmptyState } from '~/components/empty-state';
import { Actions, PageHeading } from '~/components/layout';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { deskWords } from '~/features/escalations/desk.words';
import { By } from '~/features/escalations/due-time';
import { escalationWords } from '~/features/escalations/escalation.words';
import { mergeEscalations } from '~/features/escalations/merge-escalations.server';
import { mergeable } from '~/features/escalations/merged-list.queries.server';
import { maySeeQueue, queueScope } from '~/features/escalations/queue.queries.server';
import { unmergeAllOf, unmergeEscalation } from '~/features/escalations/unmerge-escalation.server';
import { leads } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

const say = escalationWords.en;

export const handle = { slim: true, search: false };

/** The chosen cases, of which one becomes the main one. */
export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const lang = languageOf(args.request, actor);
  const scope = await queueScope(actor);
  if (!maySeeQueue(actor, scope)) throw new Forbidden(deskWords.en.noDesk, 'no_desk');
  const ids = args.url.searchParams.getAll('case').flatMap((text) => idOf(text) ?? []);
  const asked = [...new Set(ids)];
  const [rows, directory] = await Promise.all([mergeable(scope, asked.slice(0, 50)), getDirectory()]);
  const triage = directory.agencies.find(({ isTriage }) => isTriage)?.id ?? null;
  const at = now();
  return {
    title: wordsFor(lang, deskWords)('mergeTitle'),
    left: asked.length - rows.length,
    cases: rows.map((row) => {
      const { id, title, language, agencyId, topicId, visibility, dueAt, holder, holderId, leaseUntil, merged } = row;
      const agency = directory.agency(agencyId);
      const topic = directory.topic(topicId);
      const about = [topic && nameIn(lang, topic), agency && nameIn(lang, agency)].filter(Boolean).join(' · ');
      const mine = holderId === actor.personId;
      // Only a lead takes it from who is at work on it; the others may make it the main one.
      const working = holderId !== null && !mine && leaseUntil !== null && leaseUntil > at;
      const taken = working && !leads(actor, agencyId) && !leads(actor, triage);
      return { id, title, language, about, dueAt, holder, mine, taken, merged, main: visibility === 'public' };
    }),
  };
});

const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const action = formAction({
  merge: intent(
    z.object({ into: Id, case: z.preprocess((v) => [v ?? []].flat(), z.array(Id).min(1, say.mergeTwo).max(50)) }),
    async (args) => {
      const row = await mergeEscalations(await requireStaff(args), args.input.into, args.input.case);
      return redirect(`/staff/escalations/${row.id}`);
    },
  ),
  unmerge: intent(z.object({ id: Id }), async (args) => {
    const row = await unmergeEscalation(await requireStaff(args), args.input.id);
    return redirect(`/staff/escalations/${row.id}`);
  }),
  'unmerge-all': intent(z.object({ id: Id }), async (args) => {
    const row = await unmergeAllOf(await requireStaff(args), args.input.id);
    return redirect(`/staff/escalations/${row.id}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Merge() {
  const t = useWords(deskWords);
  const { cases, left } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const main = cases.find((one) => one.main);
  return (
    <>
      <PageHeading title={t('mergeTitle')} lead={t('mergeLead')} />
      {problem && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      {left > 0 && <Alert tone="warning">{t('mergeLeft', { count: left })}</Alert>}
      {cases.length < 2 || !main ? (
        <EmptyState heading={t('mergeFew')}>{t('mergeFewText')}</EmptyState>
      ) : (
        <ActionForm fields={{ intent: 'merge' }} live={false}>
          {cases.map(({ id }) => (
            <input key={id} type="hidden" name="case" value={id} />
          ))}
          <RadioGroup
            legend={t('mergeMain')}
            name="into"
            defaultValue={String(main.id)}
            options={cases.map((one) => ({
              value: String(one.id),
              label: <span lang={one.language}>{one.title}</span>,
              hint: <About of={one} />,
              disabled: !one.main,
            }))}
          />
          <LeaveOut cases={cases} />
          <Actions>
            <Button variant="primary">{t('mergeNow', { count: cases.length - 1 })}</Button>
          </Actions>
        </ActionForm>
      )}
      <p>
        <LinkButton href="/staff/escalations" variant="quiet">
          {t('backToQueue')}
        </LinkButton>
      </p>
    </>
  );
}

type Case = ReturnType<typeof useLoaderData<typeof loader>>['cases'][number];

/** Cases that somebody is at work on go in only if one of them is the main one: the way on without the others. */
function LeaveOut({ cases }: { cases: readonly Case[] }) {
  const t = useWords(deskWords);
  const taken = cases.filter((one) => one.taken);
  if (taken.length === 0) return null;
  const without = (id: number) => `?${cases.flatMap((one) => (one.id === id ? [] : [`case=${one.id}`])).join('&')}`;
  return (
    <>
      <p>{t('mergeTaken')}</p>
      <ul>
        {taken.map(({ id, title, language }) => (
          <li key={id}>
            <a href={without(id)}>{t.rich('mergeWithout', { title: <bdi lang={language}>{title}</bdi> })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What decides which of them is the main one: where it lies, when it is due, who holds it and what is in it already. */
function About({ of: { id, about, dueAt, holder, mine, merged } }: { of: Case }) {
  const t = useWords(deskWords);
  return (
    <>
      {id} · {about}
      {dueAt && (
        <>
          {' · '}
          {t('due')} <By at={dueAt} />
        </>
      )}
      {holder && (
        <>
          {' · '}
          {mine ? t('heldByYou') : t.rich('heldBy', { who: <bdi>{holder}</bdi> })}
        </>
      )}
      {merged > 0 && <> · {t('withMerged', { count: merged })}</>}
    </>
  );
}
