import { describe, FieldFrame, type FieldProps, firstError } from './field-frame.tsx';

/** Files to send along. Whoever uses it says in the hint what is taken, how much, and who can open it. */
export function FileField(
  props: FieldProps & {
    /** Bytes of all files together: where script runs it is said before anything is sent. */
    maxBytes: number;
    accept?: string;
  },
) {
  const { label, name, id = name, hint, error, optional, maxBytes, accept } = props;
  return (
    <FieldFrame {...{ label, name, id, hint, error, optional }}>
      <input
        type="file"
        multiple
        id={id}
        name={name}
        accept={accept}
        data-max-bytes={maxBytes}
        className="ah-file-input"
        {...describe(id, { hint, error: firstError(error) })}
      />
    </FieldFrame>
  );
}
