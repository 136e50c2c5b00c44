import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { Time } from '~/components/time';
import { questionOfCase } from '~/features/escalations/case.queries.server';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import type { ResolutionReason } from '~/features/escalations/escalation.schema';
import { pastCasesOf } from '~/features/escalations/past-cases.queries.server';
import { questionPath } from '~/features/questions/slug';
import { similarQuestions } from '~/features/search/search.queries.server';
import { NotFound } from '~/platform/errors';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const handle = { slim: true, search: false };

/** What shares only a word or two with the question is no help. */
const leastFit = 0.25;
const most = 5;

/** Official answers to questions like the case's, and how cases like it ended. The case's page shows the same when it has loaded. */
export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  const question = await questionOfCase(actor, id);
  const lang = languageOf(args.request, actor);
  const { items } = await similarQuestions({ title: question.title, lang, limit: 20 });
  const like = items.filter((item) => item.id !== question.id && item.fit >= leastFit);
  return {
    id,
    mine: question.mine,
    title: wordsFor(lang, caseWords)('similarTitle'),
    official: like
      .filter((item) => item.official)
      .slice(0, most)
      .map((item) => ({ ...item, path: questionPath(item) })),
    past: await pastCasesOf(actor, [question.id, ...like.map((item) => item.id)].slice(0, 20)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title ?? null, [{ name: 'robots', content: 'noindex' }]);

const boxes = [
  { name: 'message', form: 'message-form', anchor: 'reply', says: 'officialToMessage' },
  { name: 'answer', form: 'closing-form', anchor: 'publish', says: 'officialToAnswer' },
] as const;

/** Puts an official answer into what its reader is writing on the case. */
function PutInto({ caseId, item }: { caseId: number; item: { id: number; title: string } }) {
  const t = useWords(caseWords);
  return (
    <Actions tight>
      {boxes.map(({ form, anchor, says }) => (
        <Button
          key={form}
          form={form}
          formAction={`/staff/escalations/${caseId}?official=${item.id}#${anchor}`}
          name="intent"
          value="insert-official"
          size="small"
          variant="quiet"
          aria-label={t('officialToOf', { button: t(says), title: item.title })}
        >
          {t(says)}
        </Button>
      ))}
    </Actions>
  );
}

export default function SimilarToCase() {
  const t = useWords(caseWords);
  const d = useWords(deskWords);
  const { id, mine, title, official, past } = useLoaderData<typeof loader>();
  const others = past.filter((one) => one.id !== id);
  return (
    <Narrow>
      <Breadcrumb items={[{ href: `/staff/escalations/${id}`, label: t('backToCase') }]} />
      <PageHeading title={title} />
      {/* On the case's page the buttons below belong to the boxes there, with what has been typed; here to these. */}
      {boxes.map((box) => (
        <form key={box.form} method="post" id={box.form}>
          <input type="hidden" name="box" value={box.name} />
        </form>
      ))}
      <div data-part="">
        <h3>{t('similarOfficial')}</h3>
        {official.length === 0 && <p className="ah-small">{t('similarOfficialNone')}</p>}
        <ul className="ah-plain-list">
          {official.map((item) => (
            <li key={item.id} lang={item.language}>
              <a href={item.path}>{item.title}</a>
              <p>{item.shortAnswer}</p>
              {mine && <PutInto caseId={id} item={item} />}
            </li>
          ))}
        </ul>
        <h3>{t('similarPast')}</h3>
        {others.length === 0 && <p className="ah-small">{t('similarPastNone')}</p>}
        <ul className="ah-plain-list">
          {others.map((one) => (
            <li key={one.id} lang={one.language}>
              <a href={`/staff/escalations/${one.id}`}>{one.title}</a> · <Time at={one.endedAt} />
              <p>
                {one.reason && <>{d(`reason_${one.reason as ResolutionReason}`)}: </>}
                {one.note ?? one.shortAnswer}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Narrow>
  );
}
