import { Button } from '~/components/button';
import { RadioGroup, SelectField } from '~/components/choice-field';
import { Composer } from '~/components/composer';
import { Section } from '~/components/layout';
import { AttachFiles } from '~/features/escalations/attached-files';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import { MessageList } from '~/features/escalations/message-list';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';
import type { Filled } from './filled';
import { messageError } from './message-error';
import { QuoteOfficial } from './quote-official';

/** What the person who asked and the agency say to each other. Only the holder writes. */
export function PrivateSide(props: {
  view: CaseView;
  problem: FormProblem['problem'] | null;
  filled: Filled['message'];
  found: Filled['found'];
}) {
  const { view, problem, filled, found } = props;
  const t = useWords(deskWords);
  const { asker, agency } = view;
  const readers = asker.name
    ? t('readersAsker', { who: asker.name, agency: agency.readers })
    : t('readersAskerMany', { agency: agency.readers });
  return (
    <Section id="reply" heading={t('privateSide')}>
      <MessageList messages={view.messages} readers={readers} />
      {view.can.act && (
        <Composer
          voice="private"
          readers={readers}
          id="message"
          label={t('writeAsker')}
          submitLabel={asker.name ? t('sendAsker', { who: asker.name }) : t('sendAskerUnnamed')}
          intent="message"
          action="#reply"
          rows={5}
          shortcut="r"
          writing="reply"
          draft={`case-message:${view.id}`}
          error={messageError(problem)}
          defaultValue={
            problem
              ? String(problem.values.body ?? '')
              : (filled?.body ?? view.drafts.find((one) => one.kind === 'asker')?.body)
          }
          files={<AttachFiles id="message-files" problem={problem} />}
          filled={filled !== undefined && found === undefined}
          after={
            <>
              <PreparedReplies view={view} problem={problem} />
              <QuoteOfficial box="message" found={found} title={view.question.title} />
            </>
          }
        >
          <RadioGroup
            legend={t('thenState')}
            name="next"
            inline
            defaultValue={
              String(problem?.values.next ?? filled?.next ?? '') ||
              (view.state === 'waiting_asker' ? 'waiting_asker' : 'keep')
            }
            options={[
              { value: 'keep', label: t('thenKeep') },
              { value: 'waiting_asker', label: t('thenWaitAsker') },
            ]}
          />
        </Composer>
      )}
    </Section>
  );
}

/** Puts one of the agency's prepared texts into the box, filled in for this case. */
function PreparedReplies({ view, problem }: { view: CaseView; problem: FormProblem['problem'] | null }) {
  const t = useWords(caseWords);
  if (view.replies.length === 0) return null;
  return (
    <div className="ah-insert">
      <SelectField
        label={t('replies')}
        name="reply"
        id="prepared-reply"
        placeholder={t('replyChoose')}
        options={view.replies.map(({ id, title }) => ({ value: String(id), label: title }))}
        error={problem?.fields.reply}
        optional
      />
      <Button name="intent" value="insert-reply" size="small">
        {t('replyInsert')}
      </Button>
      <a className="ah-small" href="/staff/replies">
        {t('replyManage')}
      </a>
    </div>
  );
}
