import { useWords } from '~/platform/i18n/words.ts';
import { Button } from './button.tsx';
import { componentWords } from './components.words.ts';

/** Where the text of the field with id `of` appears as it will look, once {@link PreviewButton} has been pressed. */
export function PreviewPlace({ of }: { of: string }) {
  return <div className="ah-preview ah-needs-script" data-preview-of={of} hidden aria-live="polite" />;
}

/** Shows and hides the preview of the field with id `of`; there only where script runs. */
export function PreviewButton({ of }: { of: string }) {
  const t = useWords(componentWords);
  return (
    <Button
      type="button"
      variant="quiet"
      icon="eye"
      className="ah-needs-script"
      data-preview={of}
      aria-expanded="false"
    >
      {t('preview')}
    </Button>
  );
}
