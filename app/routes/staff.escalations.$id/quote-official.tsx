import { Button } from '~/components/button';
import { RadioGroup } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { TextArea } from '~/components/text-field';
import { caseWords } from '~/features/escalations/case.words';
import { useWords } from '~/platform/i18n/words';
import type { Filled } from './filled';

/** Looks for answers that are official now and puts the chosen one, with its link, into the box it stands in. */
export function QuoteOfficial({
  box,
  found,
  title,
}: {
  box: 'message' | 'answer';
  found: Filled['found'];
  title: string;
}) {
  const t = useWords(caseWords);
  const here = found?.box === box ? found : null;
  return (
    <Disclosure summary={t('officialQuote')} icon="seal" quiet open={here !== null}>
      <input type="hidden" name="box" value={box} />
      <div className="ah-insert">
        {/* Several lines in name only: in a field of one line, Enter would send what is being written. */}
        <TextArea
          label={t('officialWords')}
          name="words"
          id={`official-words-${box}`}
          rows={1}
          maxLength={300}
          defaultValue={here?.words ?? title}
          data-enter="find-official"
        />
        <Button name="intent" value="find-official" size="small">
          {t('officialFind')}
        </Button>
      </div>
      <div aria-live="polite" data-found="">
        {here && here.items.length === 0 && <p>{t('officialNone')}</p>}
        {here && here.items.length > 0 && (
          <>
            <RadioGroup
              legend={t('officialPick')}
              name="official"
              id={`official-${box}`}
              defaultValue={String(here.items[0]?.id)}
              options={here.items.map((item) => ({
                value: String(item.id),
                label: item.title,
                hint: item.shortAnswer,
              }))}
            />
            <Button name="intent" value="insert-official" size="small">
              {t('replyInsert')}
            </Button>
          </>
        )}
      </div>
    </Disclosure>
  );
}
