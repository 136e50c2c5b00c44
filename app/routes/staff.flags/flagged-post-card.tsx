import { ActionButton, ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Chip } from '~/components/chip';
import { SelectField } from '~/components/choice-field';
import { Actions, Chips, Meta, Name } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import type { FlaggedPost } from '~/features/moderation/flags.queries.server';
import { moderateWords } from '~/features/moderation/moderate.words';
import { flagKinds } from '~/features/moderation/moderation.schema';
import { redactWords } from '~/features/moderation/redact.words';
import { useFlagKind } from '~/features/moderation/use-reason';
import { questionPath } from '~/features/questions/slug';
import { useLang, useWords } from '~/platform/i18n/words';

/** A reported post with what was said about it, and the three things most reports end with. */
export function FlaggedPostCard({ flagged, html }: { flagged: Omit<FlaggedPost, 'body'>; html: string }) {
  const t = useWords(moderateWords);
  const flag = useFlagKind();
  const r = useWords(redactWords);
  const lang = useLang();
  const { post, key, question, answerId, author, flags, visibility, since } = flagged;
  const textLang = question.language === lang ? undefined : question.language;
  const anchor = post.kind === 'comment' ? `#comment-${post.id}` : answerId ? `#answer-${answerId}` : '';
  const urgent = flags.some(({ kind }) => kind === 'dangerous' || kind === 'personal_data');
  return (
    <Card
      id={key}
      tone={urgent ? 'danger' : undefined}
      heading={
        <a href={`${questionPath(question)}${anchor}`} lang={textLang}>
          {question.title}
        </a>
      }
    >
      <Chips>
        <Chip>{t(post.kind)}</Chip>
        <Chip tone={urgent ? 'late' : 'due'}>
          {t('reports', { count: flags.length })}, <Time at={since} shape="shortDay" />
        </Chip>
        {visibility === 'hidden' && <Chip tone="late">{t('hiddenNow')}</Chip>}
      </Chips>
      <PostBody html={html} lang={textLang} small />
      <Meta>
        <span>
          {t.rich('by', {
            who: author ? <Name href={`/users/${author.handle}`}>{author.name}</Name> : t('asker'),
          })}
        </span>
      </Meta>
      <ul>
        {flags.map((each) => (
          <li key={each.id}>
            <strong>{flag(each.kind, post.kind)}</strong>
            {each.note && `: ${each.note}`}{' '}
            <span className="ah-small">
              {t.rich('reportedBy', {
                who: each.by ? <bdi>{each.by}</bdi> : t('asker'),
                when: <Time at={each.at} shape="dateTime" />,
              })}
            </span>
          </li>
        ))}
      </ul>
      {visibility !== 'hidden' && (
        <ActionForm fields={{ intent: 'hide', post: key }}>
          <Actions>
            <SelectField
              label={t('hideFor')}
              hideLabel
              name="kind"
              id={`${key}-kind`}
              defaultValue={flags[0]?.kind}
              options={flagKinds.map((value) => ({ value, label: flag(value, post.kind) }))}
            />
            <Button variant="danger" icon="eyeOff">
              {t('hide')}
            </Button>
          </Actions>
        </ActionForm>
      )}
      <Actions>
        <ActionButton fields={{ intent: 'decide', outcome: 'dismissed', post: key }} icon="check">
          {t('dismiss')}
        </ActionButton>
        <ActionButton fields={{ intent: 'decide', outcome: 'upheld', post: key }} variant="quiet">
          {t('uphold')}
        </ActionButton>
        <LinkButton
          href={`/questions/${question.id}/moderate${post.kind === 'question' ? '' : `?post=${key}`}`}
          variant="quiet"
        >
          {t('more')}
        </LinkButton>
        {flags.some(({ kind }) => kind === 'personal_data') && (
          <LinkButton href={`/questions/${question.id}/redact`} variant="quiet" icon="eyeOff">
            {r('title')}
          </LinkButton>
        )}
      </Actions>
    </Card>
  );
}
