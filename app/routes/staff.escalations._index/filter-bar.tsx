import { ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { Actions } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { deskWords } from '~/features/escalations/desk.words';
import { isNarrowed } from '~/features/escalations/queue-filter';
import { triggers } from '~/features/escalations/trigger';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { QueuePage } from './queue-view.server';

type Page = Pick<QueuePage, 'view' | 'filter' | 'topics' | 'tags' | 'clear' | 'current'>;

/** Search within the view, narrow it, and keep what one looks at often under a name. */
export function FilterBar({ page, problem }: { page: Page; problem: FormProblem['problem'] | null }) {
  const t = useWords(deskWords);
  const { view, filter, topics, tags, clear } = page;
  const { q, ...marks } = filter;
  return (
    <div className="ah-queue-filter">
      <form method="get" aria-label={t('searchHere')}>
        <input type="hidden" name="view" value={view} />
        <div className="ah-queue-filter__words">
          <TextField
            label={t('searchHere')}
            hideLabel
            name="q"
            id="queue-q"
            type="search"
            defaultValue={q}
            placeholder={t('searchHere')}
            maxLength={100}
            data-key="/"
          />
          <Button size="small">{t('search')}</Button>
          {isNarrowed(filter) && (
            <LinkButton href={clear} variant="quiet" size="small">
              {t('clear')}
            </LinkButton>
          )}
        </div>
        <Disclosure summary={t('narrow')} quiet open={isNarrowed({ ...marks, q: '' })}>
          <div className="ah-queue-filter__marks">
            <SelectField
              label={t('why')}
              name="trigger"
              placeholder={t('any')}
              defaultValue={filter.trigger ?? ''}
              options={triggers.map((value) => ({ value, label: t(`trigger_${value}`) }))}
            />
            <SelectField
              label={t('topic')}
              name="topic"
              placeholder={t('any')}
              defaultValue={filter.topic}
              options={topics}
            />
            <SelectField
              label={t('tag')}
              name="tag"
              placeholder={t('any')}
              defaultValue={filter.tag}
              options={tags.map((tag) => ({ value: tag, label: tag }))}
            />
            <SelectField
              label={t('who')}
              name="who"
              placeholder={t('any')}
              defaultValue={filter.who ?? ''}
              options={[
                { value: 'nobody', label: t('nobody') },
                { value: 'me', label: t('you') },
              ]}
            />
            <Button size="small">{t('show')}</Button>
          </div>
        </Disclosure>
      </form>
      <Saving current={page.current} problem={problem} />
    </div>
  );
}

function Saving({ current, problem }: { current: Page['current']; problem: FormProblem['problem'] | null }) {
  const t = useWords(deskWords);
  const error = problem ? (problem.fields.name ?? problem.message) : null;
  const typed = problem?.values.name;
  return (
    <Disclosure summary={t(current ? 'changeFilter' : 'saveFilter')} quiet open={problem !== null}>
      <ActionForm fields={{ intent: current ? 'rename-filter' : 'save-filter', id: current?.id }}>
        <TextField
          label={t('filterName')}
          name="name"
          id="filter-name"
          defaultValue={typeof typed === 'string' ? typed : (current?.name ?? '')}
          maxLength={60}
          width="medium"
          error={error}
        />
        <Actions tight>
          <Button size="small">{t(current ? 'rename' : 'saveFilter')}</Button>
        </Actions>
      </ActionForm>
      {current && (
        <ActionForm fields={{ intent: 'delete-filter', id: current.id }}>
          <Button size="small" variant="danger">
            {t('deleteFilter')}
          </Button>
        </ActionForm>
      )}
    </Disclosure>
  );
}
