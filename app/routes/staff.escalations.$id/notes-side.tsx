import { Composer } from '~/components/composer';
import { Section } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { VoiceLabel, VoiceMessage } from '~/components/voice';
import { AttachedFiles, AttachFiles } from '~/features/escalations/attached-files';
import { deskWords } from '~/features/escalations/desk.words';
import type { FormProblem } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

/** What staff tell each other about a case; anyone of the desk may leave a note. */
export function NotesSide({ view, problem }: { view: CaseView; problem: FormProblem['problem'] | null }) {
  const t = useWords(deskWords);
  const fragment = useFragments();
  const readers = t('readersNotes', { agency: view.agency.readers });
  return (
    <Section id="notes" heading={t('notesSide')}>
      {view.notes.length === 0 && <p className="ah-small">{t('noNotes')}</p>}
      {view.notes.length > 0 && <VoiceLabel voice="internal" readers={readers} />}
      {view.notes.map((note) => (
        <VoiceMessage
          key={note.id}
          voice="internal"
          id={`note-${note.id}`}
          byline={
            <>
              <bdi>{note.author ?? t('fromSystem')}</bdi> · <Time at={note.createdAt} />
            </>
          }
        >
          <PostBody html={fragment(`n${note.id}`)} />
          <AttachedFiles files={note.files} forStaff />
        </VoiceMessage>
      ))}
      <Composer
        voice="internal"
        readers={readers}
        id="note"
        label={t('writeNote')}
        submitLabel={t('saveNote')}
        intent="note"
        action="#notes"
        rows={3}
        shortcut="n"
        writing="note"
        draft={`case-note:${view.id}`}
        error={
          problem && !problem.fields.files && problem.code !== 'unavailable'
            ? (problem.fields.body ?? problem.message)
            : null
        }
        files={<AttachFiles id="note-files" note problem={problem} />}
        defaultValue={problem ? String(problem.values.body ?? '') : undefined}
      />
    </Section>
  );
}
