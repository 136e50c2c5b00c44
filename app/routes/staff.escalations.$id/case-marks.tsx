import { ActionButton, ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { Disclosure } from '~/components/disclosure';
import { Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

const queue = '/staff/escalations?index';
const mergePage = '/staff/escalations/merge';

/** So many are listed at once; more of them would push everything else away. */
const fewParts = 5;

/** How the desk sorts the case: tags, watching, what it is worked in and what is worked in it. */
export function CaseMarks({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  const c = useWords(caseWords);
  const { id, marks } = view;
  const back = `/staff/escalations/${id}`;
  return (
    <Section heading={t('tags')}>
      {marks.tags.map((tag) => (
        <ActionForm key={tag} action={queue} fields={{ intent: 'untag', case: id, tag, back }} inline>
          <span className="ah-tag">{tag}</span>
          <Button size="small" variant="quiet" aria-label={t('untagOne', { tag })}>
            {t('untagButton')}
          </Button>
        </ActionForm>
      ))}
      <ActionForm action={queue} fields={{ intent: 'tag', case: id, back }}>
        <TextField label={t('tag')} name="tag" id="case-tag" maxLength={40} autoComplete="off" width="medium" />
        <Button size="small">{t('tagButton')}</Button>
      </ActionForm>
      <ActionButton
        action={queue}
        fields={{ intent: marks.watched ? 'unwatch' : 'watch', case: id, back }}
        size="small"
        variant="quiet"
        pressed={marks.watched}
      >
        {t(marks.watched ? 'unwatch' : 'watch')}
      </ActionButton>
      {marks.into && (
        <>
          <p>
            {t.rich('mergedInto', {
              case: (
                <a href={`/staff/escalations/${marks.into.id}`} lang={marks.into.language}>
                  {marks.into.title}
                </a>
              ),
            })}
          </p>
          <ActionButton action={mergePage} fields={{ intent: 'unmerge', id }} live={false} size="small">
            {t('unmerge')}
          </ActionButton>
        </>
      )}
      {marks.parts.length > 0 && (
        <Disclosure summary={t('mergedHere', { count: marks.parts.length })} open={marks.parts.length <= fewParts}>
          <ul>
            {marks.parts.map((part) => (
              <li key={part.id}>
                <a href={`/staff/escalations/${part.id}`} lang={part.language}>
                  {part.title}
                </a>{' '}
                {view.can.act && (
                  <LinkButton variant="quiet" size="small" href={`?write=${part.id}#thread-${part.id}`} icon="lock">
                    {part.asker ? c('writeTo', { who: part.asker }) : c('writeToUnnamed')}
                  </LinkButton>
                )}
                <ActionButton
                  action={mergePage}
                  fields={{ intent: 'unmerge', id: part.id }}
                  live={false}
                  size="small"
                  variant="quiet"
                  label={t('unmergeOne', { title: part.title })}
                >
                  {t('unmerge')}
                </ActionButton>
              </li>
            ))}
          </ul>
          {marks.parts.length > 1 && (
            <ActionButton action={mergePage} fields={{ intent: 'unmerge-all', id }} live={false} size="small">
              {t('unmergeAll', { count: marks.parts.length })}
            </ActionButton>
          )}
        </Disclosure>
      )}
    </Section>
  );
}
