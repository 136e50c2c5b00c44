import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { TextField } from '~/components/text-field';
import { deskWords } from '~/features/escalations/desk.words';
import { useWords } from '~/platform/i18n/words';
import type { QueuePage } from './queue-view.server';

/** The form to which the ticks in the rows belong. */
export const bulkForm = 'bulk';

/** What can be done to the ticked cases at once; where none is ticked, to the one in the preview. */
export function BulkBar({ page }: { page: Pick<QueuePage, 'preview' | 'colleagues' | 'tags'> }) {
  const t = useWords(deskWords);
  const { preview, colleagues, tags } = page;
  return (
    <form method="post" id={bulkForm} data-live="" data-queue-form="" className="ah-bulk" aria-label={t('bulk')}>
      {preview && <input type="hidden" name="current" value={preview.id} />}
      {/* First, so that Enter in the word tags. */}
      <div>
        <TextField
          label={t('tag')}
          hideLabel
          name="tag"
          id="bulk-tag"
          list="desk-tags"
          maxLength={40}
          placeholder={t('tag')}
          autoComplete="off"
          data-key="l"
        />
        <datalist id="desk-tags">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button name="intent" value="tag" size="small">
          {t('tagButton')}
        </Button>
        <Button name="intent" value="untag" size="small" variant="quiet">
          {t('untagButton')}
        </Button>
      </div>
      {colleagues.length > 0 && (
        <div>
          <SelectField
            label={t('assignTo')}
            hideLabel
            name="person"
            id="bulk-person"
            placeholder={t('assignTo')}
            data-key="a"
            options={colleagues.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <Button name="intent" value="assign" size="small">
            {t('assignButton')}
          </Button>
        </div>
      )}
      <div>
        <Button name="intent" value="merge" size="small" data-key="m">
          {t('mergeButton')}
        </Button>
        <Button name="intent" value={preview?.watched ? 'unwatch' : 'watch'} size="small" variant="quiet" data-key="w">
          {t(preview?.watched ? 'unwatch' : 'watch')}
        </Button>
      </div>
      <p className="ah-small" role="status" data-ticked="">
        {t('bulkHint')}
      </p>
    </form>
  );
}
