import type { ReactNode } from 'react';
import { Chip } from '~/components/chip';
import { DiffView } from '~/components/diff-view';
import { Disclosure } from '~/components/disclosure';
import { Name } from '~/components/layout';
import { Time } from '~/components/time';
import { TimelineItem } from '~/components/timeline';
import { historyWords } from '~/features/verification/history.words';
import { useWords } from '~/platform/i18n/words';
import { diffText } from '~/platform/text/diff';

/** One text of a post: who wrote it and when, and what is different from the one before. */
export function Revision(props: {
  number: number;
  author: { handle: string; name: string } | null;
  createdAt: Date;
  markdown: string;
  /** The text before; null for the first. */
  before: { number: number; markdown: string } | null;
  lang?: string;
  note: string | null;
  redactedAt: Date | null;
  shown?: boolean;
  waiting?: boolean;
  contentHash?: string;
  /** What else changed: title, tags. */
  changes?: ReactNode;
}) {
  const t = useWords(historyWords);
  const { number, author, createdAt, markdown, before, lang, note, redactedAt, shown, waiting, contentHash, changes } =
    props;
  const n = String(number);
  const same = before !== null && before.markdown === markdown;
  const who = author ? <Name href={`/users/${author.handle}`}>{author.name}</Name> : t('asker');
  return (
    <TimelineItem
      icon={before ? 'edit' : 'add'}
      title={before ? t('version', { n }) : t('first')}
      at={t.rich('by', { who, when: <Time at={createdAt} shape="dateTime" relative={false} /> })}
    >
      {(shown || waiting) && (
        <p>
          {shown && <Chip icon="eye">{t('onDisplay')}</Chip>} {waiting && <Chip tone="due">{t('waiting')}</Chip>}
        </p>
      )}
      {note && <p>{t('note', { note })}</p>}
      {changes}
      {redactedAt && <p>{t.rich('redacted', { when: <Time at={redactedAt} relative={false} /> })}</p>}
      {same && <p className="ah-small">{t('unchanged')}</p>}
      {before && !same && (
        <DiffView
          parts={diffText(before.markdown, markdown)}
          lang={lang}
          label={t('changes', { before: String(before.number), n })}
        />
      )}
      {!same && (
        <Disclosure summary={t('full')} quiet open={before === null}>
          <DiffView parts={[{ kind: 'same', text: markdown }]} lang={lang} label={t('text', { n })} />
          {contentHash && (
            <p className="ah-small">
              {t('hash')}: <code>{contentHash}</code>
            </p>
          )}
        </Disclosure>
      )}
    </TimelineItem>
  );
}
