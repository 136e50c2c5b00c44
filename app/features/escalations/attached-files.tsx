import { Disclosure } from '~/components/disclosure';
import { FileField } from '~/components/file-field';
import { Icon } from '~/components/icon';
import { fileKinds, mostBytes } from '~/platform/files/file-rules';
import type { FormProblem } from '~/platform/http/form-problem';
import { formatBytes } from '~/platform/i18n/format';
import { useLang, useWords } from '~/platform/i18n/words';
import { caseWords } from './case.words';
import type { FileShown } from './case-file.queries.server';

/** What came with a message or a note. `forStaff`: says which of them no scanner has seen. */
export function AttachedFiles({ files, forStaff = false }: { files: readonly FileShown[]; forStaff?: boolean }) {
  const t = useWords(caseWords);
  const lang = useLang();
  if (files.length === 0) return null;
  return (
    <ul className="ah-files" aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/case/files/${file.id}`} download={file.name}>
            <Icon name="document" />
            <bdi>{file.name}</bdi>
          </a>{' '}
          <span className="ah-small">
            {formatBytes(file.size, lang)}
            {forStaff && !file.scanned && <>, {t('notScanned')}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The place to attach files to a message or, among staff, to a note. */
export function AttachFiles(props: { id: string; note?: boolean; problem: FormProblem['problem'] | null }) {
  const t = useWords(caseWords);
  const { id, note = false, problem } = props;
  const error = problem?.fields.files ?? (problem?.code === 'unavailable' ? problem.message : null);
  return (
    <Disclosure summary={t('attach')} icon="document" quiet open={problem !== null}>
      <FileField
        label={t('attach')}
        name="files"
        id={id}
        optional
        hint={
          <>
            {t(note ? 'attachNoteHint' : 'attachHint')} {problem && t('chooseAgain')}
          </>
        }
        error={error}
        maxBytes={mostBytes}
        accept={Object.values(fileKinds)
          .flat()
          .map((ending) => `.${ending}`)
          .join(',')}
      />
    </Disclosure>
  );
}
