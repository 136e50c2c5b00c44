import type { Ago, Handle, Lang, TopicSlug } from './types';

/** A question past its asker's daily limit, marked urgent: it waits for a moderator instead of being refused. */
export interface WaitingQuestion {
  title: string;
  body: string;
  topic: TopicSlug;
  tags: readonly string[];
  language: Lang;
  by: Handle;
  ago: Ago;
}

export const waitingQuestion: WaitingQuestion = {
  title: 'Sewer smell in the basement since this morning, is it dangerous?',
  body: 'New here, so sorry for asking so much in one day. It is strongest by the floor drain, and stronger when the washing machine runs. Should we sleep somewhere else tonight?',
  topic: 'water-and-sewer',
  tags: ['sewer', 'smell'],
  language: 'en',
  by: 'mila',
  ago: '55m',
};
