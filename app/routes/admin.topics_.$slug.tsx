import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { SaveTopic } from '~/features/directory/directory.schema';
import { getDirectory } from '~/features/directory/directory.server';
import { directoryWords } from '~/features/directory/directory.words';
import { TopicFields } from '~/features/directory/directory-fields';
import { changeTopic } from '~/features/directory/save-topic.server';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireAdmin } from '~/platform/http/request-actor.server';
import { useWords } from '~/platform/i18n/words';

async function placeOf(slug: string) {
  const directory = await getDirectory();
  const topic = directory.topicBySlug(slug);
  const agency = topic && directory.agency(topic.agencyId);
  if (!topic || !agency) throw new NotFound();
  return { topic, agency };
}

export const loader = pageLoader(async (args) => {
  await requireAdmin(args);
  const { topic, agency } = await placeOf(args.params.slug ?? '');
  const { name, description, risk, translations } = topic;
  const { name: nameEs, description: descriptionEs } = translations.es ?? {};
  return {
    title: name,
    agency: { slug: agency.slug, name: agency.name },
    present: { name, nameEs, description, descriptionEs, risk },
  };
});

export const action = formAction({
  save: intent(SaveTopic, async (args) => {
    const actor = await requireAdmin(args);
    const { topic, agency } = await placeOf(args.params.slug ?? '');
    await changeTopic(actor, topic.slug, args.input);
    return redirect(`/admin/agencies/${agency.slug}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminTopic() {
  const t = useWords(directoryWords);
  const { title, agency, present } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <Narrow>
      <Breadcrumb
        items={[
          { href: '/admin/agencies', label: t('agencies') },
          { href: `/admin/agencies/${agency.slug}`, label: agency.name },
        ]}
      />
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={title} />
      <ActionForm live={false} fields={{ intent: 'save' }}>
        <TopicFields present={present} problem={problem} />
        <Actions>
          <Button variant="primary">{t('save')}</Button>
        </Actions>
      </ActionForm>
    </Narrow>
  );
}
