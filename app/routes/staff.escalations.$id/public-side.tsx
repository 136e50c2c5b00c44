import { ActionButton } from '~/components/action-form';
import { LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { Actions, Section } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { VoiceLabel, VoiceMessage } from '~/components/voice';
import { deskWords } from '~/features/escalations/desk.words';
import { redactWords } from '~/features/moderation/redact.words';
import { useFragments } from '~/platform/http/fragments';
import { useLang, useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

/** The public thread as everybody reads it, with what staff can make of each answer. */
export function PublicSide({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  const r = useWords(redactWords);
  const lang = useLang();
  const fragment = useFragments();
  const { question, asker } = view;
  const textLang = question.language === lang ? undefined : question.language;
  return (
    <Section heading={t('publicSide')}>
      <VoiceLabel voice="public" readers={t('readersPublic')} />
      <VoiceMessage
        voice="public"
        byline={
          <>
            {asker.name ? <bdi>{asker.name}</bdi> : t('fromAsker')} · <Time at={question.createdAt} />
          </>
        }
      >
        <PostBody html={fragment('q')} lang={textLang} />
      </VoiceMessage>
      {view.answers.map((answer) => (
        <VoiceMessage
          key={answer.id}
          voice="public"
          id={`answer-${answer.id}`}
          byline={
            <>
              <bdi>{answer.author ?? t('fromAsker')}</bdi> · <Time at={answer.createdAt} /> · ▲ {answer.score}
            </>
          }
        >
          {answer.official && answer.validUntil && (
            <Chip tone="official">
              {t.rich('officialUntil', { until: <Time at={answer.validUntil} relative={false} /> })}
            </Chip>
          )}
          <PostBody html={fragment(`a${answer.id}`)} lang={textLang} />
          <Actions tight>
            {answer.official && view.can.act && (
              <ActionButton
                fields={{
                  intent: 'resolve-answer',
                  answerId: answer.id,
                  contentHash: answer.contentHash,
                  seen: view.seen,
                }}
                icon="check"
                label={`${t('resolveWith')} (${answer.author ?? t('fromAsker')})`}
              >
                {t('resolveWith')}
              </ActionButton>
            )}
            {!answer.official && answer.verifiable && (
              <LinkButton size="small" icon="seal" href={`/answers/${answer.id}/verify`}>
                {t('verifyFirst')}
              </LinkButton>
            )}
          </Actions>
        </VoiceMessage>
      ))}
      {view.can.act && (
        <p>
          <LinkButton size="small" variant="quiet" icon="eyeOff" href={`/questions/${question.id}/redact`}>
            {r('link')}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}
