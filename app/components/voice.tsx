import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
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
    <p className="ah-voice__label" id={id}>
      <Icon name={icons[voice]} />
      {readers ?? generic[voice]}
    </p>
  );
}

/** One message of a case, in its voice. */
export function VoiceMessage(props: {
  voice: VoiceName;
  readers?: ReactNode;
  id?: string;
  /** Who wrote it and when. */
  byline?: ReactNode;
  children: ReactNode;
}) {
  const { voice, readers, id, byline, children } = props;
  return (
    <article className={`ah-voice ah-voice--${voice}`} id={id}>
      <VoiceLabel voice={voice} readers={readers} />
      <div className="ah-voice__body">{children}</div>
      {byline && <p className="ah-voice__byline ah-small">{byline}</p>}
    </article>
  );
}
