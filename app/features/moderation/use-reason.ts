import { useWords } from '~/platform/i18n/words';
import { flagWords } from './flags.words';
import { moderateWords } from './moderate.words';
import { closeReasons, type FlagKind, flagKinds } from './moderation.schema';
import type { PostRef } from './post-ref';

/** What a report says of a post: a question gives no dangerous advice, it shows somebody in danger. */
export function useFlagKind(): (kind: FlagKind, post: PostRef['kind']) => string {
  const t = useWords(flagWords);
  return (kind, post) => t(kind === 'dangerous' && post === 'question' ? 'in_danger' : kind);
}

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
