import { Alert } from '~/components/alert';
import { useWords } from '~/platform/i18n/words';
import { easyGrade, type Finding, type PlainLanguage } from './check-plain-language';
import { plainLanguageWords } from './plain-language.words';

/** How hard a text is to read, and what could be plainer. Hints, never a refusal. */
export function PlainLanguagePanel({
  result,
  heading,
  live,
}: {
  result: PlainLanguage;
  heading?: string;
  live?: boolean;
}) {
  const t = useWords(plainLanguageWords);
  const { grade, findings } = result;
  const hints = findings.filter(({ kind }) => kind !== 'grade');
  const easy = !findings.some(({ kind }) => kind === 'grade');
  return (
    <Alert
      tone={findings.length === 0 ? 'success' : 'info'}
      heading={heading ?? t('heading')}
      headingLevel={3}
      live={live}
    >
      <p>
        {grade === null
          ? t('tooShort')
          : `${t('grade', { grade: String(Math.round(grade)) })}. ${easy ? t('gradeEasy') : t('gradeHard', { easy: easyGrade })}`}
      </p>
      {hints.length > 0 ? (
        <>
          <ul>
            {hints.map((finding) => (
              <li key={`${finding.kind} ${'text' in finding ? finding.text : ''}`}>
                <Hint finding={finding} />
              </li>
            ))}
          </ul>
          <p className="ah-small">{t('hint')}</p>
        </>
      ) : (
        easy && <p>{t('fine')}</p>
      )}
    </Alert>
  );
}

function Hint({ finding }: { finding: Finding }) {
  const t = useWords(plainLanguageWords);
  switch (finding.kind) {
    case 'long_sentence':
      return <>{t('long', { count: finding.words, text: finding.text })}</>;
    case 'passive':
      return <>{t('passive', { text: finding.text })}</>;
    case 'word':
      return <>{t('word', { text: finding.text, instead: finding.instead })}</>;
    case 'acronym':
      return <>{t('acronym', { text: finding.text })}</>;
    case 'next_step':
      return <>{t('nextStep')}</>;
    case 'grade':
      return null;
  }
}
