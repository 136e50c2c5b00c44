import { Alert } from '~/components/alert';
import { DiffView } from '~/components/diff-view';
import { closingWords } from '~/features/escalations/closing.words';
import type { FormProblem } from '~/platform/http/form-problem';
import { useLang, useWords } from '~/platform/i18n/words';
import { diffText } from '~/platform/text/diff';
import type { CaseView } from './case-view.server';

/** What to know before a closing answer is written: who else has to confirm it, or that its writer may not make it official. */
export function ClosingNotice({ view }: { view: CaseView }) {
  const t = useWords(closingWords);
  const lang = useLang();
  const { high, delegated, people, waits } = view.closing;
  const names = new Intl.ListFormat(lang, { type: high ? 'conjunction' : 'disjunction' }).format(people);
  if (waits !== null)
    return (
      <Alert tone="info" heading={t('waitsTitle')} headingLevel={3}>
        <p>
          {t.rich('waits', {
            answer: <a href={`/questions/${view.question.id}#answer-${waits}`}>{t('waitsAnswer')}</a>,
          })}
        </p>
        <p>
          <a href={`/answers/${waits}/verify`}>{t('waitsDesk')}</a>
        </p>
      </Alert>
    );
  if (high)
    return (
      <Alert tone="warning" heading={t('highTitle')} headingLevel={3}>
        <p>{t('high')}</p>
        <p>{people.length === 0 ? t('canNobody') : t('can', { count: people.length, people: names })}</p>
      </Alert>
    );
  if (delegated) return null;
  return (
    <Alert tone="warning" heading={t('delegationTitle')} headingLevel={3}>
      <p>{people.length === 0 ? t('delegationNobody') : t('delegation', { people: names })}</p>
    </Alert>
  );
}

/** Whoever resolves with an answer that was corrected meanwhile sees both texts. */
export function OtherText({ problem, lang }: { problem: FormProblem['problem'] | null; lang: string }) {
  const t = useWords(closingWords);
  if (problem?.code !== 'text_changed') return null;
  const { yourText, newestText } = problem.detail;
  if (typeof yourText !== 'string' || typeof newestText !== 'string') return null;
  return (
    <Alert tone="warning" heading={t('otherDiff')} headingLevel={2}>
      <p>{t('other')}</p>
      <DiffView parts={diffText(yourText, newestText)} lang={lang} label={t('otherDiff')} />
    </Alert>
  );
}
