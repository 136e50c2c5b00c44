import { defineWords } from '~/platform/i18n/words';

/** What stands in the place of a question a moderator has hidden, by the kind of reason. */
export const hiddenReasonWords = defineWords(
  'hidden-reason',
  {
    spam: 'A moderator hid this question because it was advertising or spam.',
    rude: 'A moderator hid this question because it was rude or hateful.',
    personal_data: 'A moderator hid this question because it showed somebody’s personal data.',
    dangerous: 'A moderator hid this question because it was dangerous.',
    duplicate: 'A moderator hid this question because it had been asked before.',
    off_topic: 'A moderator hid this question because it did not belong here.',
    other: 'A moderator hid this question.',
  },
  {
    spam: 'Un moderador ocultó esta pregunta porque era publicidad o spam.',
    rude: 'Un moderador ocultó esta pregunta porque era grosera u ofensiva.',
    personal_data: 'Un moderador ocultó esta pregunta porque mostraba datos personales de alguien.',
    dangerous: 'Un moderador ocultó esta pregunta porque era peligrosa.',
    duplicate: 'Un moderador ocultó esta pregunta porque ya se había hecho.',
    off_topic: 'Un moderador ocultó esta pregunta porque no correspondía aquí.',
    other: 'Un moderador ocultó esta pregunta.',
  },
);

/** The sentence for a stored reason; one that is none of ours gives the plain one. */
export function hiddenSentence(reason: string | null): string {
  const words: Readonly<Record<string, string>> = hiddenReasonWords.en;
  return (reason !== null && Object.hasOwn(words, reason) && words[reason]) || hiddenReasonWords.en.other;
}
