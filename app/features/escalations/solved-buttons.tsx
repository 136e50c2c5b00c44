import { ActionButton } from '~/components/action-form';
import { Actions } from '~/components/layout';
import { useWords } from '~/platform/i18n/words';
import { caseWords } from './case.words';

/** "Did this solve it?" Yes, or no: then the case is open again. Whoever said yes can still say no. */
export function SolvedButtons(props: { said?: boolean; live?: boolean; action?: string }) {
  const { said = false, live = true, action } = props;
  const t = useWords(caseWords);
  // From elsewhere, who says yes stays there; who says no comes to where they can say what is missing.
  const from = action === undefined ? undefined : 'thread';
  return (
    <Actions>
      {!said && (
        <ActionButton
          action={action}
          fields={{ intent: 'solved', solved: 'yes', from }}
          icon="check"
          variant="primary"
          live={live}
        >
          {t('solvedYes')}
        </ActionButton>
      )}
      <ActionButton action={action} fields={{ intent: 'solved', solved: 'no', from }} icon="undo" live={live}>
        {t('solvedNo')}
      </ActionButton>
    </Actions>
  );
}
