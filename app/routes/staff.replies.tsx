import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionButton, ActionForm } from '~/components/action-form';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading, Section } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { cannedRepliesOf } from '~/features/escalations/canned-replies.queries.server';
import { canKeepReplies, canUseReplies } from '~/features/escalations/canned-reply.policy';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import { removeCannedReply, saveCannedReply } from '~/features/escalations/save-canned-reply.server';
import { agencyIdsOf } from '~/platform/actor';
import { authorize } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, type FormProblem, problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const handle = { slim: true, search: false };

/** What the reader's agencies have prepared; their leads change it here. */
export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const lang = languageOf(args.request, actor);
  const directory = await getDirectory();
  const agencies = directory.agencies.filter((agency) => canUseReplies(actor, agency.id));
  authorize(agencies.length > 0);
  const replies = await cannedRepliesOf(agencyIdsOf(actor));
  return {
    title: wordsFor(lang, caseWords)('replies'),
    agencies: agencies.map((agency) => ({
      slug: agency.slug,
      name: nameIn(lang, agency),
      keeps: canKeepReplies(actor, agency.id),
      replies: replies.filter((reply) => reply.agencyId === agency.id),
    })),
  };
});

const say = caseWords.en;
const Text = z.object({
  title: z.string().trim().min(1, say.replyTitleMissing).max(80, say.replyTitleLong),
  body: z.string().trim().min(1, say.replyBodyMissing).max(4000, say.replyBodyLong),
});
const Id = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const action = formAction({
  add: intent(Text.extend({ agency: z.string().max(100) }), async (args) => {
    await saveCannedReply(await requireStaff(args), args.input);
    return redirect('/staff/replies');
  }),
  change: intent(Text.extend(Id.shape), async (args) => {
    await saveCannedReply(await requireStaff(args), args.input);
    return redirect('/staff/replies');
  }),
  remove: intent(Id, async (args) => {
    await removeCannedReply(await requireStaff(args), args.input.id);
    return redirect('/staff/replies');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

type Agency = Awaited<ReturnType<typeof loader>>['agencies'][number];

export default function PreparedReplies() {
  const t = useWords(caseWords);
  const d = useWords(deskWords);
  const { title, agencies } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const kept = agencies.filter((agency) => agency.keeps);
  return (
    <Narrow>
      <Breadcrumb items={[{ href: '/staff/escalations', label: d('title') }]} />
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={title} lead={t('repliesLead')} />
      {agencies.map((agency) => (
        <Section key={agency.slug} heading={agency.name}>
          {agency.replies.length === 0 && (
            <EmptyState headingLevel={3} icon="comment" heading={t('repliesEmpty')}>
              <p>{t(agency.keeps ? 'repliesEmptyLead' : 'repliesEmptyRep')}</p>
            </EmptyState>
          )}
          {agency.replies.map((reply) => (
            <Reply key={reply.id} reply={reply} agency={agency} problem={problem} />
          ))}
        </Section>
      ))}
      {kept.length > 0 && <Add agencies={kept} problem={problem?.intent === 'add' ? problem : null} />}
    </Narrow>
  );
}

type Problem = FormProblem['problem'] | null;

function Reply(props: { reply: Agency['replies'][number]; agency: Agency; problem: Problem }) {
  const t = useWords(caseWords);
  const { reply, agency } = props;
  const problem =
    props.problem?.intent === 'change' && props.problem.values.id === String(reply.id) ? props.problem : null;
  return (
    <article className="ah-voice ah-voice--private">
      <h3>
        <bdi>{reply.title}</bdi>
      </h3>
      <p className="ah-written">{reply.body}</p>
      {agency.keeps && (
        <>
          <Disclosure summary={t('replyChangeOf', { title: reply.title })} quiet open={problem !== null}>
            <ActionForm fields={{ intent: 'change', id: reply.id }}>
              <Fields id={`reply-${reply.id}`} problem={problem} reply={reply} />
              <Button>{t('replySave', { agency: agency.name })}</Button>
            </ActionForm>
          </Disclosure>
          <ActionButton
            fields={{ intent: 'remove', id: reply.id }}
            variant="quiet"
            size="small"
            label={t('replyRemoveOf', { title: reply.title })}
          >
            {t('replyRemove')}
          </ActionButton>
        </>
      )}
    </article>
  );
}

function Add({ agencies, problem }: { agencies: readonly Agency[]; problem: Problem }) {
  const t = useWords(caseWords);
  const [only] = agencies;
  return (
    <Section heading={t('replyAdd')}>
      <ActionForm fields={{ intent: 'add', ...(agencies.length === 1 && { agency: only?.slug }) }}>
        {agencies.length > 1 && (
          <SelectField
            label={t('replyAgency')}
            name="agency"
            defaultValue={typed(problem, 'agency')}
            error={problem?.fields.agency}
            options={agencies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
        <Fields id="reply" problem={problem} />
        <Actions>
          <Button variant="primary">{t('replySave', { agency: agencies.map(({ name }) => name).join(' / ') })}</Button>
        </Actions>
      </ActionForm>
    </Section>
  );
}

function Fields({ id, problem, reply }: { id: string; problem: Problem; reply?: { title: string; body: string } }) {
  const t = useWords(caseWords);
  return (
    <>
      <TextField
        label={t('replyTitle')}
        name="title"
        id={id === 'reply' ? 'title' : `${id}-title`}
        hint={t('replyTitleHint')}
        required
        maxLength={80}
        defaultValue={typed(problem, 'title', reply?.title)}
        error={problem?.fields.title}
      />
      <TextArea
        label={t('replyBody')}
        name="body"
        id={id === 'reply' ? 'body' : `${id}-body`}
        hint={t('replyFieldsHint')}
        rows={6}
        required
        maxLength={4000}
        defaultValue={typed(problem, 'body', reply?.body)}
        error={problem?.fields.body}
      />
    </>
  );
}
