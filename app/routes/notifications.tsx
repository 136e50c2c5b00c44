import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionButton } from '~/components/action-form';
import { Chip } from '~/components/chip';
import { EmptyState } from '~/components/empty-state';
import { Narrow, PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { Time } from '~/components/time';
import { Timeline, TimelineItem } from '~/components/timeline';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { isDeskKind, noticeWords } from '~/features/notifications/notice.words';
import { type ListedNotice, listNotices } from '~/features/notifications/notices.queries.server';
import { placeOfAct } from '~/features/notifications/notify-topic.server';
import { readNotices } from '~/features/notifications/read-notices.server';
import { questionPath } from '~/features/questions/slug';
import { formAction, intent } from '~/platform/http/form-action.server';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  const lang = languageOf(args.request, actor);
  const [{ items, next }, directory] = await Promise.all([
    listNotices(actor, idOf(args.url.searchParams.get('after'))),
    getDirectory(),
  ]);
  const placed = items.map((one) => {
    const agency = one.agencyId === null ? undefined : directory.agency(one.agencyId);
    const place = one.act && placeOfAct(directory, lang, one.act);
    return { ...one, agency: agency ? nameIn(lang, agency) : null, place };
  });
  return { items: placed, next, title: wordsFor(lang, noticeWords)('title') };
});

export const action = formAction({
  read: intent(z.object({ id: z.coerce.number().int().positive().optional() }), async (args) => {
    const actor = await requirePerson(args);
    await readNotices(actor, args.input.id ?? 'all');
    return redirect('/notifications');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Notifications() {
  const t = useWords(noticeWords);
  const { items, next } = useLoaderData<typeof loader>();
  return (
    <Narrow>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          items.some((n) => n.unread) && (
            <ActionButton fields={{ intent: 'read' }} icon="check">
              {t('markAll')}
            </ActionButton>
          )
        }
      />
      {items.length === 0 && <EmptyState heading={t('none')}>{t('noneHelp')}</EmptyState>}
      <Timeline label={t('title')}>
        {items.map((notice) => (
          <TimelineItem
            key={notice.id}
            icon="bell"
            tone={notice.unread ? 'due' : 'neutral'}
            title={<Notice notice={notice} />}
            at={<Time at={notice.createdAt} shape="dateTime" />}
          />
        ))}
      </Timeline>
      <Pagination next={next ? `?after=${next}` : null} />
    </Narrow>
  );
}

type Placed = ListedNotice & { agency: string | null; place: { name: string; href: string } | null };

function Notice({ notice }: { notice: Placed }) {
  const t = useWords(noticeWords);
  const { kind, question, place } = notice;
  const said = t(kind, {
    title: question?.title ?? place?.name ?? '',
    count: notice.count,
    who: notice.who ?? t('somebody'),
    agency: notice.agency ?? t('staff'),
  });
  const ofCase = kind === 'case_message' || kind === 'case_nudged' || kind === 'case_closed';
  const verifier = ['second_needed', 'review_due', 'official_challenged'].includes(kind);
  const href = !question
    ? (place?.href ?? '/')
    : verifier && notice.answerId
      ? `/answers/${notice.answerId}/verify`
      : isDeskKind(kind)
        ? `/staff/escalations/${notice.escalationId}`
        : ofCase
          ? `/questions/${question.id}/case`
          : `${questionPath(question)}${notice.answerId ? `#answer-${notice.answerId}` : ''}`;
  return (
    <>
      <a href={href}>{said}</a> {notice.unread && <Chip tone="due">{t('unread')}</Chip>}
    </>
  );
}
