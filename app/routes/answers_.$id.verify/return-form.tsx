import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Disclosure } from '~/components/disclosure';
import { Actions } from '~/components/layout';
import { TextArea } from '~/components/text-field';
import { verifyWords } from '~/features/verification/verify-form.words';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';

/** Sends the text above back with a friendly reason, or says that it will not be confirmed. Can be undone: no reader sees either. */
export function ReturnForm({ contentHash, problem }: { contentHash: string; problem: FormProblem['problem'] | null }) {
  const t = useWords(verifyWords);
  return (
    <Disclosure summary={t('notLikeThis')} open={problem !== null} id="return">
      <ActionForm fields={{ intent: 'return', contentHash }} live={false}>
        <TextArea
          label={t('sendBackNote')}
          name="note"
          id="return-note"
          hint={t('sendBackHint')}
          rows={3}
          maxLength={2000}
          required
          defaultValue={problem ? String(problem.values.note ?? '') : undefined}
          error={problem && (problem.fields.note ?? problem.message)}
          data-key="b"
        />
        <Actions>
          <Button>{t('sendBack')}</Button>
          <Button name="refused" value="yes" variant="quiet">
            {t('refuse')}
          </Button>
        </Actions>
      </ActionForm>
    </Disclosure>
  );
}
