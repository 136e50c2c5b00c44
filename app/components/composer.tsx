import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { ActionForm, type HiddenFields } from './action-form.tsx';
import { Button } from './button.tsx';
import { componentWords } from './components.words.ts';
import { Disclosure } from './disclosure.tsx';
import type { FieldProps } from './field-frame.tsx';
import { PreviewButton, PreviewPlace } from './preview.tsx';
import { TextArea } from './text-field.tsx';
import { VoiceLabel, type VoiceName } from './voice.tsx';

/**
 * Where one writes, in one of three voices that cannot be taken for each other. `submitLabel` names the readers
 * ("Send to Maria, privately"); `readers` says it above the text as well.
 */
export function Composer(props: {
  voice?: VoiceName;
  readers?: ReactNode;
  label: ReactNode;
  submitLabel: ReactNode;
  action?: string;
  fields?: HiddenFields;
  id?: string;
  name?: string;
  hint?: ReactNode;
  error?: FieldProps['error'];
  defaultValue?: string;
  placeholder?: string;
  /** Key under which the browser keeps unsent text, e.g. `answer:12`. */
  draft?: string;
  maxLength?: number;
  rows?: number;
  live?: boolean;
  preview?: boolean;
  /** A value for the button's name `intent`. */
  intent?: string;
  /** The key that puts the cursor here on pages that have keys, e.g. `r`. */
  shortcut?: string;
  /** Others at this page are told that somebody writes here: under this name. */
  writing?: string;
  /** The text has just been put there for its writer to go on with: the cursor goes to it. */
  filled?: boolean;
  /** A field for files, between the text and the button. */
  files?: ReactNode;
  /** More fields between the text and the button. */
  children?: ReactNode;
  /** More buttons beside the first. */
  actions?: ReactNode;
  /** Fields with buttons of their own, below the first: it stays the one that Enter presses. */
  after?: ReactNode;
}) {
  const { voice = 'public', readers, label, submitLabel, action, fields, name = 'body', hint, error } = props;
  const {
    defaultValue,
    placeholder,
    draft,
    maxLength,
    rows = 6,
    live,
    preview = true,
    intent,
    children,
    actions,
    after,
    files,
    shortcut,
    writing,
    filled,
  } = props;
  const id = props.id ?? `${name}-${voice}`;
  return (
    <ActionForm
      {...{ action, fields, live }}
      id={`${id}-form`}
      files={files !== undefined}
      className={`ah-composer ah-voice ah-voice--${voice}`}
    >
      {(voice !== 'public' || readers) && <VoiceLabel voice={voice} readers={readers} />}
      <TextArea
        {...{ label, name, id, hint, error, defaultValue, placeholder, draft, maxLength, rows }}
        required
        data-key={shortcut}
        data-writing={writing}
        data-filled={filled ? '' : undefined}
        aria-keyshortcuts={shortcut}
      />
      <FormattingHelp />
      {files}
      {children}
      {preview && <PreviewPlace of={id} />}
      <div className="ah-actions">
        <Button
          variant="primary"
          icon={voice === 'private' ? 'lock' : undefined}
          name={intent === undefined ? undefined : 'intent'}
          value={intent}
          data-send=""
        >
          {submitLabel}
        </Button>
        {preview && <PreviewButton of={id} />}
        {actions}
      </div>
      {after}
    </ActionForm>
  );
}

/** What the text may contain, folded away. */
function FormattingHelp() {
  const t = useWords(componentWords);
  return (
    <Disclosure summary={t('formatting')} quiet>
      <ul className="ah-small">
        <li>
          <code>{t('formatBold')}</code>
        </li>
        <li>{t('formatList')}</li>
        <li>
          <code>{t('formatLink')}</code>
        </li>
        <li>{t('formatQuote')}</li>
      </ul>
    </Disclosure>
  );
}
