import { LinkButton } from '~/components/button';
import { Composer } from '~/components/composer';
import { Section } from '~/components/layout';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import type { FormProblem } from '~/platform/http/form-problem';
import { piece } from '~/platform/http/piece';
import { useWords } from '~/platform/i18n/words';
import { isUntouched } from './post-pieces';
import type { ThreadFrame, ThreadView } from './thread-view.server';

/** Where the next answer is written; a visitor is told how to take part. */
export const AnswerForm = piece(DrawnAnswerForm, undefined, isUntouched);

type Facts = ThreadFrame & Pick<ThreadView, 'answered' | 'closed' | 'original'>;

function DrawnAnswerForm({ thread, problem }: { thread: Facts; problem: FormProblem['problem'] | null }) {
  const t = useWords(questionWords);
  if (!thread.can.answer) {
    if (thread.can.takePart || thread.closed || thread.original) return null;
    return (
      <Section heading={t(thread.answered > 0 ? 'canYouAdd' : 'canYouHelp')}>
        <p>{t('logInToAnswerHelp')}</p>
        <LinkButton
          variant="primary"
          href={`/login?${new URLSearchParams({ redirectTo: `${questionPath(thread)}#your-answer` })}`}
        >
          {t('logInToAnswer')}
        </LinkButton>
      </Section>
    );
  }
  return (
    <Section heading={t(thread.answered > 0 ? 'canYouAdd' : 'canYouHelp')}>
      <Composer
        id="your-answer"
        action={questionPath(thread)}
        label={t('yourAnswer')}
        hint={t('answerHint')}
        submitLabel={t('postAnswer')}
        intent="answer"
        draft={`answer:${thread.id}`}
        error={problem ? (problem.fields.body ?? problem.message) : null}
        defaultValue={problem ? String(problem.values.body ?? '') : undefined}
      />
    </Section>
  );
}
