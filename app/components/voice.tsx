import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { Icon, type IconName } from './icon.tsx';

/** To whom something is said. The three never look alike: public plain, private violet with a lock, internal hatched. */
export type VoiceName = 'public' | 'private' | 'internal';
const icons: Readonly<Record<VoiceName, IconName>> = { public: 'people', private: 'lock', internal: 'note' };

/** The line that says who reads: `readers` names them ("Private: only Maria and Public Works"). */
export function VoiceLabel({ voice, readers, id }: { voice: VoiceName; readers?: ReactNode; id?: string }) {
  const t = useWords(componentWords);
  const generic = { public: t('voicePublic'), private: t('voicePrivate'), internal: t('voiceInternal') };
  return (
    <p className={`ah-voice__label ah-voice__label--${voice}`} id={id}>
      <Icon name={icons[voice]} />
      {readers ?? generic[voice]}
    </p>
  );
}

/** One message of a case: its voice in a word, who wrote it and when. Who reads stands once, above them all and at the box to write in. */
export function VoiceMessage(props: {
  voice: VoiceName;
  id?: string;
  /** Who wrote it and when. */
  byline: ReactNode;
  /** By the reader themselves. */
  own?: boolean;
  children: ReactNode;
}) {
  const { voice, id, byline, own, children } = props;
  const t = useWords(componentWords);
  const word = { public: t('inPublic'), private: t('voicePrivate'), internal: t('amongStaff') };
  return (
    <article className={classNames('ah-voice', `ah-voice--${voice}`, own && 'ah-voice--own')} id={id}>
      <p className="ah-voice__byline ah-small">
        <Icon name={icons[voice]} />
        <span>
          <strong>{word[voice]}</strong> · {byline}
        </span>
      </p>
      <div className="ah-voice__body">{children}</div>
    </article>
  );
}
