import { useWords } from '~/platform/i18n/words';
import { flagWords } from './flags.words';
import { moderateWords } from './moderate.words';
import { closeReasons, flagKinds } from './moderation.schema';

/** A stored reason in words: its name where it is one of ours, else what the moderator wrote. */
export function useReason(): (reason: string) => string {
  const flags = useWords(flagWords);
  const t = useWords(moderateWords);
  return (reason) => {
    const flag = flagKinds.find((kind) => kind === reason);
    if (flag) return flags(flag);
    const close = closeReasons.find((kind) => kind === reason);
    return close ? t(close) : reason;
  };
}
