import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionButton } from '~/components/action-form';
import { Breadcrumb } from '~/components/breadcrumb';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Narrow, PageHeading } from '~/components/layout';
import { Time } from '~/components/time';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import type { DraftKind } from '~/features/escalations/hold-case.server';
import { discardDraft, keptDrafts } from '~/features/escalations/kept-drafts.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const handle = { slim: true, search: false };

/** What the reader was writing when a case went to somebody else: theirs wherever the case is now. */
export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  return {
    title: wordsFor(languageOf(args.request, actor), caseWords)('keptTitle'),
    drafts: await keptDrafts(actor),
  };
});

const Which = z.object({
  case: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  kind: z.string().max(20),
});

export const action = formAction({
  discard: intent(Which, async (args) => {
    await discardDraft(await requireStaff(args), args.input.case, args.input.kind);
    return redirect('/staff/drafts');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function KeptTexts() {
  const t = useWords(caseWords);
  const d = useWords(deskWords);
  const { title, drafts } = useLoaderData<typeof loader>();
  return (
    <Narrow>
      <Breadcrumb items={[{ href: '/staff/escalations', label: d('title') }]} />
      <PageHeading title={title} lead={t('keptLead')} />
      {drafts.length === 0 && (
        <EmptyState icon="note" heading={t('keptNone')}>
          <p>{t('keptNoneLead')}</p>
        </EmptyState>
      )}
      {drafts.map((draft) => (
        <Card key={`${draft.caseId} ${draft.kind}`} heading={<span lang={draft.language}>{draft.title}</span>}>
          <p className="ah-small">
            {t(`kept_${draft.kind as DraftKind}`)} · <Time at={draft.savedAt} />
          </p>
          <p className="ah-written">{draft.body}</p>
          <ActionButton fields={{ case: draft.caseId, kind: draft.kind }} size="small">
            {t('discard')}
          </ActionButton>
        </Card>
      ))}
    </Narrow>
  );
}
