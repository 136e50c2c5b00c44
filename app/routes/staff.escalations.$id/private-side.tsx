import { RadioGroup } from '~/components/choice-field';
import { Composer } from '~/components/composer';
import { Section } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { VoiceMessage } from '~/components/voice';
import { deskWords } from '~/features/escalations/desk.words';
import type { FormProblem } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

/** What the person who asked and the agency say to each other. Only the holder writes. */
export function PrivateSide({ view, problem }: { view: CaseView; problem: FormProblem['problem'] | null }) {
  const t = useWords(deskWords);
  const fragment = useFragments();
  const { asker, agency } = view;
  const readers = asker.name
    ? t('readersAsker', { who: asker.name, agency: agency.name })
    : t('readersAskerMany', { agency: agency.name });
  return (
    <Section id="reply" heading={t('privateSide')}>
      {view.messages.length === 0 && <p className="ah-small">{t('noMessages')}</p>}
      {view.messages.map((message) => (
        <VoiceMessage
          key={message.id}
          voice="private"
          readers={readers}
          id={`message-${message.id}`}
          byline={
            <>
              <bdi>{message.author ?? t(message.side === 'system' ? 'fromSystem' : 'fromAsker')}</bdi> ·{' '}
              <Time at={message.createdAt} />
            </>
          }
        >
          <PostBody html={fragment(`m${message.id}`)} />
        </VoiceMessage>
      ))}
      {view.can.act && (
        <Composer
          voice="private"
          readers={readers}
          id="message"
          label={t('writeAsker')}
          submitLabel={asker.name ? t('sendAsker', { who: asker.name }) : t('sendAskerUnnamed')}
          intent="message"
          rows={5}
          draft={`case-message:${view.id}`}
          error={problem ? (problem.fields.body ?? problem.message) : null}
          defaultValue={problem ? String(problem.values.body ?? '') : undefined}
        >
          <RadioGroup
            legend={t('thenState')}
            name="next"
            inline
            defaultValue={view.state === 'waiting_asker' ? 'waiting_asker' : 'keep'}
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
