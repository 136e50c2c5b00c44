import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/button';
import { ownAccount, recoveryCodesLeft } from '~/features/people/account.queries.server';
import { addSecondFactor, offeredSecret, offerSecondFactor } from '~/features/people/add-second-factor.server';
import { AddSecondFactor, RemoveSecondFactor } from '~/features/people/person.schema';
import { removeSecondFactor } from '~/features/people/remove-second-factor.server';
import { NewSecondFactor, PresentSecondFactor, RecoveryCodes } from '~/features/people/second-factor-forms';
import { settingsWords } from '~/features/people/settings.words';
import { SettingsPage } from '~/features/people/settings-page';
import { startSession } from '~/platform/auth/session.server';
import { totpPicture, totpUri } from '~/platform/auth/totp.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** By this the action tells the loader of the same request which secret the form was about. */
const OFFER = 'totp-offer';

/** The secret on offer is drawn per view; a form that came back refused keeps the one the app has read already. */
export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  const { email, secondFactorSince } = await ownAccount(actor);
  const title = wordsFor(languageOf(args.request, actor), settingsWords)('second');
  const must = actor.secondFactorMissing;
  const done = args.url.searchParams.get('notice') === 'off';
  if (secondFactorSince) {
    const isStaff = actor.roles.length > 0;
    return { title, must, done, since: secondFactorSince, isStaff, left: await recoveryCodesLeft(actor), offer: null };
  }
  const sealedBefore = args.context.fragments.get(OFFER);
  const before = await offeredSecret(actor, sealedBefore);
  const { secret, sealed } = before ? { secret: before, sealed: sealedBefore ?? '' } : await offerSecondFactor(actor);
  args.context.fragments.set('totp', await totpPicture(totpUri(secret, email)));
  return { title, must, done, since: null, isStaff: false, left: 0, offer: { secret, sealed } };
});

export const action = formAction({
  add: intent(AddSecondFactor, async (args) => {
    const actor = await requirePerson(args);
    args.context.fragments.set(OFFER, args.input.secret);
    const codes = await addSecondFactor(actor, args.input);
    const cookie = await startSession(actor.personId, args.request, { secondFactor: true });
    return data({ codes }, { headers: { 'Set-Cookie': cookie } });
  }),
  remove: intent(RemoveSecondFactor, async (args) => {
    const actor = await requirePerson(args);
    await removeSecondFactor(actor, args.input);
    const cookie = await startSession(actor.personId, args.request);
    return redirect('/settings/second-factor?notice=off', { headers: { 'Set-Cookie': cookie } });
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function SecondFactorSettings() {
  const t = useWords(settingsWords);
  const { must, done, since, isStaff, left, offer } = useLoaderData<typeof loader>();
  const result = useActionData<{ codes?: string[] }>();
  const problem = problemFor(result);
  return (
    <SettingsPage part="second-factor" lead={t('secondLead')} problem={problem} done={done ? t('secondOffDone') : null}>
      {result?.codes ? (
        <>
          <RecoveryCodes codes={result.codes} />
          <LinkButton variant="primary" href="/settings/second-factor">
            {t('recoveryDone')}
          </LinkButton>
        </>
      ) : (
        <>
          {must && <Alert tone="warning">{t('secondMust')}</Alert>}
          {since && <PresentSecondFactor since={since} left={left} isStaff={isStaff} problem={problem} />}
          {offer && <NewSecondFactor offer={offer} problem={problem} />}
        </>
      )}
    </SettingsPage>
  );
}
