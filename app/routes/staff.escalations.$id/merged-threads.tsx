import { Composer } from '~/components/composer';
import { Section } from '~/components/layout';
import { AttachFiles } from '~/features/escalations/attached-files';
import { deskWords } from '~/features/escalations/desk.words';
import { MessageList } from '~/features/escalations/message-list';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';
import { messageError } from './message-error';

/** What people wrote whose questions are worked in this case: each of them apart, for none of them reads another's. */
export function MergedThreads({ view, problem }: { view: CaseView; problem: FormProblem['problem'] | null }) {
  return view.threads.map((thread) => (
    <Thread
      key={thread.id}
      thread={thread}
      view={view}
      problem={problem?.values.part === String(thread.id) ? problem : null}
    />
  ));
}

function Thread(props: {
  thread: CaseView['threads'][number];
  view: CaseView;
  problem: FormProblem['problem'] | null;
}) {
  const { thread, view, problem } = props;
  const t = useWords(deskWords);
  const { asker } = thread;
  const agency = view.agency.readers;
  const readers = asker ? t('readersAsker', { who: asker, agency }) : t('readersAskerMany', { agency });
  return (
    <Section
      id={`thread-${thread.id}`}
      heading={t.rich('mergedThread', { title: <bdi lang={thread.language}>{thread.title}</bdi> })}
    >
      <MessageList messages={thread.messages} readers={readers} />
      {view.can.act && (
        <Composer
          voice="private"
          readers={readers}
          id={`message-part-${thread.id}`}
          label={t('writeAsker')}
          submitLabel={asker ? t('sendAsker', { who: asker }) : t('sendAskerUnnamed')}
          intent="message"
          action={`#thread-${thread.id}`}
          fields={{ part: thread.id }}
          rows={3}
          writing="reply"
          draft={`case-message:${thread.id}`}
          error={messageError(problem)}
          defaultValue={problem ? String(problem.values.body ?? '') : undefined}
          files={<AttachFiles id={`message-files-${thread.id}`} problem={problem} />}
        />
      )}
    </Section>
  );
}
