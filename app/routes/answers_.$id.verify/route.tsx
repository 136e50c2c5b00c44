import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { DiffView } from '~/components/diff-view';
import { Disclosure } from '~/components/disclosure';
import { Columns, Meta, Name, PageHeading, Section } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { approveAnswer, confirmAnswer } from '~/features/escalations/confirm-answer.server';
import { withBothTexts } from '~/features/verification/both-texts.server';
import { dismissChallenges } from '~/features/verification/dismiss-challenges.server';
import { checkedForm } from '~/features/verification/plain-language/checked-form';
import { PlainLanguagePanel } from '~/features/verification/plain-language/plain-language-panel';
import { reinstateVerification } from '~/features/verification/reinstate-verification.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { suspendVerification } from '~/features/verification/suspend-verification.server';
import { ContentHash, ReturnForm, VerificationForm, WithdrawalBody } from '~/features/verification/verification.schema';
import { verifyWords } from '~/features/verification/verify-form.words';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import { NotFound } from '~/platform/errors';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { problemFor, typed } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { diffText } from '~/platform/text/diff';
import { ReturnForm as ReturnPart } from './return-form';
import { Sources, Standing } from './standing';
import { VerifyForm } from './verify-form';
import { VerifyKeys } from './verify-keys';
import { type VerifyPage, verifyPage } from './verify-page.server';

type Any = Pick<FormArgs<z.ZodType>, 'params' | 'url'>;
const answerId = ({ params }: Any) => {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  return id;
};
/** The same form, sent to be confirmed or only to hear how plain its text is. */
const VerifyOrCheck = z.discriminatedUnion('improving', [
  z.looseObject({ improving: z.literal('check'), body: z.string().max(30_000) }),
  VerificationForm.extend({ improving: z.literal('yes').optional() }),
]);
const OnVerification = z.object({ verification: z.coerce.number().int().positive() });
/** Back to where one came from: on the desk, what was done, how it is undone, and what waits next. */
const onward = (args: Any, to: { questionId: number; id?: number }, did: string) =>
  args.url.searchParams.has('desk') && to.id !== undefined
    ? redirect(`/staff/verification?${new URLSearchParams({ did, v: String(to.id) })}`)
    : redirect(`/questions/${to.questionId}#answer-${answerId(args)}`);
const here = (args: Any) => redirect(args.url.pathname);

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const lang = languageOf(args.request, actor);
  const page = await verifyPage(actor, answerId(args), lang, args.context);
  return { page, title: wordsFor(lang, verifyWords)('title') };
});

export const action = formAction({
  verify: intent(VerifyOrCheck, async (args) => {
    const actor = await requireStaff(args);
    const id = answerId(args);
    if (args.input.improving === 'check') return checkedForm('verify', args.input);
    const { body, improving, ...said } = args.input;
    try {
      const done = await confirmAnswer(actor, { ...said, answerId: id, body: improving ? body : undefined });
      return onward(args, done, done.state === 'in_review' ? 'asked' : 'confirmed');
    } catch (refused) {
      throw await withBothTexts(refused, id);
    }
  }),
  approve: intent(OnVerification.extend({ contentHash: ContentHash }), async (args) => {
    const actor = await requireStaff(args);
    const { verification, contentHash } = args.input;
    const done = await approveAnswer(actor, verification, contentHash).catch(async (refused) => {
      throw await withBothTexts(refused, answerId(args));
    });
    return onward(args, done, 'approved');
  }),
  return: intent(ReturnForm, async (args) => {
    const id = answerId(args);
    const done = await returnAnswer(await requireStaff(args), id, args.input).catch(async (refused) => {
      throw await withBothTexts(refused, id);
    });
    const did = args.input.refused ? 'refused' : 'returned';
    return redirect(`/staff/verification?${new URLSearchParams({ did, v: String(done.id) })}`);
  }),
  withdraw: intent(OnVerification.partial().extend(WithdrawalBody.shape), async (args) => {
    const { note, verification } = args.input;
    const done = await withdrawVerification(await requireStaff(args), answerId(args), note, verification);
    return onward(args, done, 'withdrawn');
  }),
  suspend: intent(OnVerification.extend(WithdrawalBody.shape), async (args) => {
    await suspendVerification(await requireStaff(args), args.input.verification, args.input.note);
    return here(args);
  }),
  reinstate: intent(OnVerification, async (args) => {
    await reinstateVerification(await requireStaff(args), args.input.verification);
    return here(args);
  }),
  dismiss: intent(OnVerification, async (args) => {
    await dismissChallenges(await requireStaff(args), args.input.verification);
    return here(args);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);
export const handle = { slim: true, search: false };

export default function Verify() {
  const t = useWords(verifyWords);
  const lang = useLang();
  const fragment = useFragments();
  const { page, title } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const changed = problem?.code === 'text_changed';
  const yours = changed && typeof problem.detail.yourText === 'string' ? problem.detail.yourText : null;
  const { newest, shown, question, others } = page;
  const textLang = question.language === lang ? undefined : question.language;
  const elsewhere = problem && !changed && !hasPlace(page, problem.intent) ? problem : null;
  return (
    <div data-queue="">
      <Breadcrumb
        items={[
          { href: '/staff/verification', label: t('desk'), shortcut: 'd' },
          { href: question.path, label: question.title, lang: textLang },
        ]}
      />
      <PageHeading
        title={title}
        lead={<a href={`/questions/${question.id}/history`}>{t('history')}</a>}
        actions={<VerifyKeys />}
      />
      {elsewhere && (
        <Alert tone="error" live>
          {elsewhere.message}
          {typed(elsewhere, 'note') !== '' && (
            <>
              <p>{t('youWrote')}</p>
              <blockquote className="ah-written">{typed(elsewhere, 'note')}</blockquote>
            </>
          )}
        </Alert>
      )}
      {changed && (
        <Alert tone="warning" live>
          {t('textChanged')}
        </Alert>
      )}
      <Columns
        asideLabel={t('others')}
        aside={
          <>
            <Disclosure summary={t('question')} open>
              <h2 lang={textLang}>{question.title}</h2>
              <PostBody html={fragment('question')} lang={textLang} small />
            </Disclosure>
            {others.length > 0 && <h2>{t('others')}</h2>}
            {others.map((other) => (
              <Disclosure
                key={other.id}
                summary={`${other.author ?? t('asker')} · ${t('points', { count: other.score })}`}
              >
                <PostBody html={fragment(`other${other.id}`)} lang={textLang} small />
              </Disclosure>
            ))}
          </>
        }
      >
        <Section heading={t('newest')}>
          <Meta>
            <span>{t.rich('answerBy', { who: page.author ? <Name>{page.author}</Name> : t('asker') })}</span>
            {page.reviser && (
              <span>
                {t.rich('revisedBy', {
                  who: <Name>{page.reviser}</Name>,
                  when: <Time at={newest.createdAt} relative={false} />,
                })}
              </span>
            )}
          </Meta>
          <PostBody html={fragment('newest')} lang={textLang} />
          <p className="ah-small">
            {t('hash')}: <code>{newest.contentHash.slice(0, 16)}</code>
          </p>
          {page.suggested.sources.length > 0 && <Sources sources={page.suggested.sources} />}
          {yours !== null && (
            <>
              <h3>{t('yoursToNewest')}</h3>
              <DiffView parts={diffText(yours, newest.markdown)} lang={textLang} label={t('yoursToNewest')} />
              <Disclosure summary={t('yours')} quiet>
                <p className="ah-written" lang={textLang}>
                  {yours}
                </p>
              </Disclosure>
            </>
          )}
          {shown && yours === null && (
            <>
              <h3>{t('changes')}</h3>
              <DiffView parts={diffText(shown.markdown, newest.markdown)} lang={textLang} label={t('changes')} />
            </>
          )}
        </Section>
        <PlainLanguagePanel result={page.plain} />
        <Standing page={page} problem={problem} />
        {page.can.verify && !page.can.ownHighRisk && (
          <Section heading={t('verify')}>
            {page.can.approve && page.waiting?.sameText ? (
              <Disclosure summary={t('otherwise')} open={problem?.intent === 'verify'}>
                <p>{t('otherwiseHelp')}</p>
                <VerifyForm page={page} problem={problem?.intent === 'verify' ? problem : null} />
              </Disclosure>
            ) : (
              <VerifyForm page={page} problem={problem?.intent === 'verify' ? problem : null} />
            )}
          </Section>
        )}
        {page.can.ownHighRisk && <Alert tone="info">{t('ownHighRisk')}</Alert>}
        {!page.can.verify && <Alert tone="info">{t('cannot')}</Alert>}
        {page.can.sendBack && (
          <ReturnPart contentHash={newest.contentHash} problem={problem?.intent === 'return' ? problem : null} />
        )}
      </Columns>
    </div>
  );
}

/** Whether the form of this intent is still there to say why it was refused; what was written for a form that is gone stands above. */
function hasPlace({ can, live }: VerifyPage, intentName: string): boolean {
  if (intentName === 'verify') return can.verify && !can.ownHighRisk;
  if (intentName === 'return') return can.sendBack;
  if (intentName === 'withdraw') return can.withdraw;
  return intentName === 'suspend' && can.withdraw && live?.official === true;
}
