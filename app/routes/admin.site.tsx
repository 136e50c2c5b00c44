import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { SaveSite } from '~/features/directory/directory.schema';
import { directoryWords } from '~/features/directory/directory.words';
import { saveSite } from '~/features/directory/save-site.server';
import { getSite } from '~/features/directory/site.server';
import { adminWords } from '~/features/people/admin.words';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireAdmin } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requireAdmin(args);
  return {
    site: await getSite(),
    title: wordsFor(languageOf(args.request, actor), directoryWords)('site'),
  };
});

export const action = formAction({
  save: intent(SaveSite, async (args) => {
    await saveSite(await requireAdmin(args), args.input);
    return redirect('/admin');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminSite() {
  const t = useWords(directoryWords);
  const admin = useWords(adminWords);
  const { site } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const field = (name: keyof typeof site) => ({
    name,
    defaultValue: typed(problem, name, site[name] ?? ''),
    error: problem?.fields[name],
  });
  return (
    <Narrow>
      <Breadcrumb items={[{ href: '/admin', label: admin('admin') }]} />
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('site')} lead={t('siteLead')} />
      <ActionForm live={false} fields={{ intent: 'save' }}>
        <TextField {...field('place')} label={t('place')} hint={t('placeHint')} maxLength={100} required />
        <TextField {...field('name')} label={t('siteName')} hint={t('siteNameHint')} maxLength={60} optional />
        <TextField {...field('owner')} label={t('owner')} hint={t('ownerHint')} maxLength={100} optional />
        <TextField {...field('timeZone')} label={t('timeZone')} maxLength={60} required width="medium" />
        <TextField
          {...field('phone')}
          label={t('phone')}
          hint={t('sitePhoneHint')}
          type="tel"
          maxLength={40}
          optional
          width="medium"
        />
        <Actions>
          <Button variant="primary">{t('save')}</Button>
        </Actions>
      </ActionForm>
    </Narrow>
  );
}
