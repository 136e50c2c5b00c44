import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Checkbox, CheckboxGroup, RadioGroup } from '~/components/choice-field';
import { Composer } from '~/components/composer';
import { Disclosure } from '~/components/disclosure';
import { Section } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { VoiceMessage } from '~/components/voice';
import { caseWords } from '~/features/escalations/case.words';
import { closingWords } from '~/features/escalations/closing.words';
import { deskWords } from '~/features/escalations/desk.words';
import { resolutionReasons } from '~/features/escalations/escalation.schema';
import { PaceField, ShortAnswerAndSources } from '~/features/verification/official-fields';
import { foundIn } from '~/features/verification/plain-language/checked-form';
import { plainLanguageWords } from '~/features/verification/plain-language/plain-language.words';
import { PlainLanguagePlace } from '~/features/verification/plain-language/plain-language-place';
import { verifyWords } from '~/features/verification/verify-form.words';
import type { Lang } from '~/platform/actor';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';
import { ClosingNotice } from './closing-notice';
import type { Filled } from './filled';
import { QuoteOfficial } from './quote-official';

type Problem = FormProblem['problem'] | null;
type Props = { view: CaseView; answer: Problem; reason: Problem; filled: Filled['answer']; found: Filled['found'] };

const typed = (problem: Problem, name: string) => (problem ? String(problem.values[name] ?? '') : undefined);

/** The two public endings: an answer that is official the moment it appears, or a reason why there is none. */
export function PublishSide({ view, answer, reason, filled, found }: Props) {
  const t = useWords(deskWords);
  const plain = useWords(plainLanguageWords);
  const c = useWords(caseWords);
  const closing = useWords(closingWords);
  const draft = view.answerDraft;
  const kept = view.drafts.find((one) => one.kind === 'answer');
  // What waits to be confirmed is not written anew, unless something typed would be lost.
  const writing = view.closing.waits === null || answer !== null || filled !== undefined || kept !== undefined;
  const held = (name: 'body' | 'shortAnswer' | 'sources') =>
    typed(answer, name) ?? filled?.[name] ?? (name === 'body' ? kept?.body : undefined) ?? draft?.[name];
  return (
    <Section id="publish" heading={t('publishSide')}>
      <ClosingNotice view={view} />
      {filled?.taken !== undefined && (
        <Alert tone="info" live>
          {c('quoteDone')} {filled.taken > 0 && c('quoteTaken', { count: filled.taken })}
        </Alert>
      )}
      {writing && (
        <Composer
          voice="public"
          readers={t('readersPublic')}
          id="closing"
          label={t('closingAnswer')}
          hint={
            <>
              {!view.closing.high && t('closingHint', { agency: view.agency.name })}
              {draft && (
                <>
                  {' '}
                  {c.rich('draftHint', { who: <bdi>{draft.by ?? t('fromSystem')}</bdi> })} <Time at={draft.at} />
                </>
              )}
            </>
          }
          submitLabel={view.closing.high ? closing('submit') : t('publishAnswer')}
          intent="resolve-new"
          action="#publish"
          fields={{ seen: view.seen }}
          draft={`case-answer:${view.id}`}
          shortcut="p"
          writing="answer"
          error={
            answer ? (answer.fields.body ?? (Object.keys(answer.fields).length === 0 ? answer.message : null)) : null
          }
          defaultValue={held('body')}
          filled={filled !== undefined && found === undefined}
          after={
            <>
              <QuoteOfficial box="answer" found={found} title={view.question.title} />
              {view.messages.length > 0 && <Exchange view={view} problem={answer} />}
            </>
          }
          actions={
            <>
              <Button name="intent" value="save-draft">
                {c('saveDraft')}
              </Button>
              <Button name="intent" value="check-new" variant="quiet">
                {plain('check')}
              </Button>
            </>
          }
        >
          <PlainLanguagePlace
            of="closing"
            lang={view.question.language as Lang}
            result={foundIn(answer, view.question.language)}
          />
          <ShortAnswerAndSources of={held} error={(name) => answer?.fields[name]} draft={`case:${view.id}`} />
          <PaceField defaultValue={typed(answer, 'pace') || filled?.pace || 'standard'} />
          <TextField
            label={plain('override')}
            name="plainLanguageOverride"
            hint={plain('overrideHint')}
            maxLength={500}
            optional
            defaultValue={typed(answer, 'plainLanguageOverride') ?? filled?.plainLanguageOverride}
            error={answer?.fields.plainLanguageOverride}
          />
          <Looked problem={answer} id="answer-looked" />
        </Composer>
      )}
      <Disclosure summary={t('reasonTitle')} icon="block" open={reason !== null}>
        <ActionForm fields={{ intent: 'resolve-reason', seen: view.seen }} className="ah-voice ah-voice--public">
          <RadioGroup
            legend={t('reasonLabel')}
            name="reason"
            defaultValue={typed(reason, 'reason')}
            error={reason?.fields.reason}
            options={resolutionReasons.map((value) => ({ value, label: t(`reason_${value}`) }))}
          />
          <TextArea
            label={t('reasonNote')}
            name="note"
            id="reason-note"
            draft={`case-reason:${view.id}`}
            hint={t('reasonNoteHint')}
            rows={3}
            maxLength={2000}
            required
            error={reason?.fields.note}
            defaultValue={typed(reason, 'note') ?? view.drafts.find((one) => one.kind === 'reason')?.body}
          />
          <Looked problem={reason} id="reason-looked" />
          <Button>{t('resolveReason')}</Button>
        </ActionForm>
      </Disclosure>
    </Section>
  );
}

/** Stands there once something private was found in a text for everybody: it goes out only when its writer says so. */
function Looked({ problem, id }: { problem: Problem; id: string }) {
  const c = useWords(caseWords);
  const found = problem?.fields.acknowledgePrivateDetails;
  return found ? <Checkbox label={c('privateLooked')} name="acknowledgePrivateDetails" id={id} error={found} /> : null;
}

/** The private messages to choose from: none is chosen until somebody does. */
function Exchange({ view, problem }: { view: CaseView; problem: Problem }) {
  const t = useWords(deskWords);
  const c = useWords(caseWords);
  return (
    <Disclosure summary={c('quoteTitle')} icon="lock" quiet open={problem?.fields.messages !== undefined}>
      <CheckboxGroup
        legend={c('quoteWhich')}
        name="messages"
        hint={c('quoteLead')}
        error={problem?.fields.messages}
        options={view.messages.map((message) => ({
          value: String(message.id),
          label: (
            <>
              <strong>{message.side === 'asker' ? t('fromAsker') : view.agency.name}:</strong> {message.excerpt}
            </>
          ),
        }))}
      />
      <Button name="intent" value="quote" size="small">
        {c('quoteButton')}
      </Button>
    </Disclosure>
  );
}

/** The closing answer as its holder has left it, for colleagues to read. */
export function DraftShown({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  const c = useWords(caseWords);
  const v = useWords(verifyWords);
  const draft = view.answerDraft;
  if (!draft) return null;
  return (
    <VoiceMessage
      voice="internal"
      byline={
        <>
          {c('draftReaders')} {c.rich('draftBy', { who: <bdi>{draft.by ?? t('fromSystem')}</bdi> })} ·{' '}
          <Time at={draft.at} />
        </>
      }
    >
      <p className="ah-written">{draft.body}</p>
      {draft.shortAnswer && (
        <p>
          <strong>{v('shortAnswer')}:</strong> {draft.shortAnswer}
        </p>
      )}
      {draft.sources && <p className="ah-written ah-small">{draft.sources}</p>}
    </VoiceMessage>
  );
}
