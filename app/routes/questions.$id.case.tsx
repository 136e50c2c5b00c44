import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionButton } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { Composer } from '~/components/composer';
import { Actions, Narrow, PageHeading, Section } from '~/components/layout';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { AttachFiles } from '~/features/escalations/attached-files';
import { askerCase } from '~/features/escalations/case.queries.server';
import { caseWords } from '~/features/escalations/case.words';
import { CaseStatus } from '~/features/escalations/case-status';
import { noReplyDays } from '~/features/escalations/case-wake';
import { deskWords } from '~/features/escalations/desk.words';
import { deskNames } from '~/features/escalations/desk-names.server';
import { isOpenState } from '~/features/escalations/escalation.policy';
import { AskerMessage } from '~/features/escalations/escalation.schema';
import { MessageList } from '~/features/escalations/message-list';
import { canBeReopened } from '~/features/escalations/reopen-escalation.server';
import { saySolved } from '~/features/escalations/say-solved.server';
import { sendAskerMessage } from '~/features/escalations/send-case-message.server';
import { SolvedButtons } from '~/features/escalations/solved-buttons';
import { withdrawEscalation } from '~/features/escalations/withdraw-escalation.server';
import { questionPath } from '~/features/questions/slug';
import { days, now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  const lang = languageOf(args.request, actor);
  const [found, directory] = await Promise.all([askerCase(actor, id), getDirectory()]);
  for (const message of found.messages) args.context.fragments.set(`m${message.id}`, message.body);
  // A merged case is in the hands of those who work the main one.
  const agency = directory.agency(found.main?.agencyId ?? found.case.agencyId);
  const { askerId: _, ...question } = found.question;
  const at = now();
  const { main } = found;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  // Worked in another case, theirs stands and ends as that one does.
  const standing = main
    ? {
        ...{ ...found.case, state: main.state, resolvedAt: date(main.resolvedAt), dueAt: date(main.dueAt) },
        ...{ closedAt: null, resolutionReason: main.reason, resolutionNote: main.note },
      }
    : found.case;
  return {
    ...found,
    standing,
    question,
    messages: found.messages.map(({ id, side, author, files, createdAt }) => ({ id, side, author, files, createdAt })),
    agency: agency ? nameIn(lang, agency) : '',
    readers: deskNames(directory, [main?.agencyId ?? found.case.agencyId, found.case.agencyId], lang),
    open: isOpenState(standing.state),
    reopenable: canBeReopened(standing, at),
    closesOn: found.case.waitingSince && new Date(found.case.waitingSince.getTime() + days(noReplyDays)),
    // What was said of an earlier ending says nothing of this one.
    solved: found.feedback?.solved === true && new Date(found.feedback.at) >= (standing.resolvedAt ?? at),
    late: standing.dueAt !== null && standing.dueAt <= at,
    live: `case:${found.case.id}`,
    title: wordsFor(lang, deskWords)('yourCase'),
  };
});

type Any = FormArgs<z.ZodType>;

/** The number of the question's last case, if the actor asked it. */
async function ownCase(args: Any): Promise<{ caseId: number; back: string; thread: string }> {
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  const found = await askerCase(await requirePerson(args), id);
  return { caseId: found.case.id, back: `/questions/${id}/case`, thread: questionPath(found.question) };
}

export const action = formAction({
  message: intent(
    AskerMessage,
    async (args) => {
      const { caseId, back } = await ownCase(args);
      const sent = await sendAskerMessage(args.actor, caseId, { ...args.input, files: args.files });
      return redirect(`${back}#message-${sent.id}`);
    },
    { once: true },
  ),
  solved: intent(z.object({ solved: z.enum(['yes', 'no']), from: z.enum(['thread']).optional() }), async (args) => {
    const { caseId, back, thread } = await ownCase(args);
    const solved = args.input.solved === 'yes';
    await saySolved(args.actor, caseId, solved);
    return redirect(solved && args.input.from ? `${thread}#solved` : back);
  }),
  withdraw: intent(z.object({}), async (args) => {
    const { caseId, back } = await ownCase(args);
    await withdrawEscalation(args.actor, caseId);
    return redirect(back);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title ?? null, [{ name: 'robots', content: 'noindex' }]);

export default function AskersCase() {
  const t = useWords(deskWords);
  const view = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const { question, agency, open, reopenable } = view;
  const c = useWords(caseWords);
  const ended = ['resolved', 'closed'].includes(view.standing.state);
  const message = problem?.intent === 'message' ? problem : null;
  const readers = t('replyReaders', { agency: view.readers });
  return (
    <Narrow>
      <Breadcrumb items={[{ href: `/questions/${question.id}/${question.slug}`, label: t('backToQuestion') }]} />
      <PageHeading
        title={question.title}
        lang={question.language}
        lead={t('yourCaseLead')}
        chips={<Chip tone="private">{t('yourCase')}</Chip>}
      />
      {problem && problem.intent !== 'message' && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      <CaseStatus
        state={view.standing}
        agency={agency}
        holder={view.holder}
        late={view.late}
        closesOn={view.closesOn}
        question={question}
        merged={view.main !== null}
        main={view.main?.question ?? null}
      />
      {view.standing.state === 'resolved' && reopenable && <Solved said={view.solved} />}
      <Actions>
        {open && view.triggers.includes('asker') && view.case.state === 'queued' && (
          <ActionButton fields={{ intent: 'withdraw' }} variant="quiet">
            {t('noLonger')}
          </ActionButton>
        )}
        {view.case.resolutionAnswerId !== null && (
          <LinkButton
            icon={ended ? 'seal' : undefined}
            href={`/questions/${question.id}/${question.slug}#answer-${view.case.resolutionAnswerId}`}
          >
            {t(ended ? 'readAnswer' : 'readWaiting')}
          </LinkButton>
        )}
      </Actions>
      <Section heading={t('saidInPrivate')}>
        <MessageList messages={view.messages} readers={readers} forAsker />
        {ended && !reopenable && (
          <p>
            {c.rich('endedLong', {
              question: <a href={`/questions/${question.id}/${question.slug}`}>{c('endedLongLink')}</a>,
            })}
          </p>
        )}
        {(open || reopenable) && (
          <Composer
            voice="private"
            readers={readers}
            id="reply"
            label={t('replyLabel')}
            hint={open ? undefined : t('replyReopens')}
            submitLabel={t('replySend', { agency })}
            intent="message"
            action="#reply"
            rows={5}
            shortcut="r"
            files={<AttachFiles id="reply-files" problem={message} />}
            draft={`case-reply:${view.case.id}`}
            error={
              message && !message.fields.files && message.code !== 'unavailable'
                ? (message.fields.body ?? message.message)
                : null
            }
            defaultValue={message ? String(message.values.body ?? '') : undefined}
          />
        )}
      </Section>
    </Narrow>
  );
}

/** Whether the ending was one, in one tap. */
function Solved({ said }: { said: boolean }) {
  const t = useWords(caseWords);
  return (
    <Section heading={t('solvedQuestion')}>
      {said ? <p>{t('solvedThanks')}</p> : null}
      <SolvedButtons said={said} />
    </Section>
  );
}
