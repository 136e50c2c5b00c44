import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { Actions } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { ownTokens } from '~/features/people/account.queries.server';
import { createToken } from '~/features/people/create-token.server';
import { CreateToken, RevokeToken } from '~/features/people/person.schema';
import { revokeToken } from '~/features/people/revoke-token.server';
import { settingsWords } from '~/features/people/settings.words';
import { SettingsPage } from '~/features/people/settings-page';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireMember, requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  return {
    tokens: await ownTokens(actor),
    revoked: args.url.searchParams.get('notice') === 'revoked',
    title: wordsFor(languageOf(args.request, actor), settingsWords)('tokens'),
  };
});

export const action = formAction({
  create: intent(CreateToken, async (args) => {
    const actor = await requireMember(args);
    return { made: await createToken(actor, { personId: actor.personId, name: args.input.name }) };
  }),
  revoke: intent(RevokeToken, async (args) => {
    await revokeToken(await requirePerson(args), args.input.id);
    return redirect('/settings/tokens?notice=revoked');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function TokenSettings() {
  const t = useWords(settingsWords);
  const { tokens, revoked } = useLoaderData<typeof loader>();
  const result = useActionData<{ made?: string }>();
  const problem = problemFor(result);
  return (
    <SettingsPage part="tokens" lead={t('tokensLead')} problem={problem} done={revoked ? t('tokenRevoked') : null}>
      {result?.made && (
        <Card heading={t('tokenMade')} tone="due">
          <p>{t('tokenOnce')}</p>
          <p>
            <code>{result.made}</code>
          </p>
        </Card>
      )}
      <ActionForm live={false} fields={{ intent: 'create' }}>
        <TextField
          label={t('tokenName')}
          name="name"
          required
          maxLength={80}
          defaultValue={typed(problem, 'name')}
          error={problem?.fields.name}
        />
        <Actions end={<a href="/api/docs">{t('apiDocs')}</a>}>
          <Button variant="primary">{t('tokenMake')}</Button>
        </Actions>
      </ActionForm>
      {tokens.length === 0 ? (
        <EmptyState heading={t('tokenNone')}>{t('tokenNoneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('tokens')}
          hideCaption
          rows={tokens}
          rowKey={(token) => token.id}
          columns={[
            { key: 'name', header: t('tokenName'), rowHeader: true, cell: (token) => <bdi>{token.name}</bdi> },
            { key: 'made', header: t('tokenCreated'), cell: (token) => <Time at={token.createdAt} /> },
            {
              key: 'used',
              header: t('tokenUsed'),
              cell: (token) => (token.lastUsedAt ? <Time at={token.lastUsedAt} shape="dateTime" /> : t('tokenNever')),
            },
            {
              key: 'revoke',
              header: t('tokenRevoke'),
              cell: (token) => (
                <ActionButton
                  fields={{ intent: 'revoke', id: token.id }}
                  size="small"
                  variant="danger"
                  label={t('tokenRevokeOf', { name: token.name })}
                >
                  {t('tokenRevoke')}
                </ActionButton>
              ),
            },
          ]}
        />
      )}
    </SettingsPage>
  );
}
