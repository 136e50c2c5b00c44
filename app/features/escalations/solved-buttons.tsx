import { ActionButton } from '~/components/action-form';
import { Actions } from '~/components/layout';
import { useWords } from '~/platform/i18n/words';
import { caseWords } from './case.words';

/** "Did this solve it?" Yes, or no: then the case is open again. Whoever said yes can still say no. */
export function SolvedButtons({ said = false, live = true }: { said?: boolean; live?: boolean }) {
  const t = useWords(caseWords);
  return (
    <Actions>
      {!said && (
        <ActionButton fields={{ intent: 'solved', solved: 'yes' }} icon="check" variant="primary" live={live}>
          {t('solvedYes')}
        </ActionButton>
      )}
      <ActionButton fields={{ intent: 'solved', solved: 'no' }} icon="undo" live={live}>
        {t('solvedNo')}
      </ActionButton>
    </Actions>
  );
}
