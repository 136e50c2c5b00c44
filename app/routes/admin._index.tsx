import { type MetaFunction, redirect } from '@remix-run/node';
import { SideLinks } from '~/components/card';
import { PageHeading } from '~/components/layout';
import { canManageSomeDelegations } from '~/features/directory/delegation.policy';
import { directoryWords } from '~/features/directory/directory.words';
import { adminWords } from '~/features/people/admin.words';
import { isAdmin } from '~/platform/actor';
import { authorize } from '~/platform/errors';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** Where people and rights are managed; a lead has only the delegations. */
export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canManageSomeDelegations(actor));
  if (!isAdmin(actor)) throw redirect('/admin/delegations');
  return { title: wordsFor(languageOf(args.request, actor), adminWords)('admin') };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminPage() {
  const t = useWords(adminWords);
  const directory = useWords(directoryWords);
  return (
    <>
      <PageHeading title={t('admin')} lead={t('adminLead')} />
      <SideLinks
        items={[
          { href: '/admin/people', title: t('people'), note: t('peopleLead') },
          { href: '/admin/delegations', title: t('delegations'), note: t('delegationsLead') },
          { href: '/admin/agencies', title: directory('agencies'), note: directory('agenciesLead') },
          { href: '/admin/site', title: directory('site'), note: directory('siteLead') },
        ]}
      />
    </>
  );
}
