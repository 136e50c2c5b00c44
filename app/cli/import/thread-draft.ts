import type { DraftPlace } from './import-directory.server';

/** Somebody who wrote at the place an import comes from; nobody logs in as them here. */
export type ImportedAuthor = { key: string; name: string; handle: string; createdAt: Date | null };

/** A text as it came. `base` is the address that relative links start from. */
export type SourceText = {
  format: 'html' | 'markdown' | 'html+markdown' | 'text';
  text: string;
  base?: string | undefined;
};

/** `key` finds the row again at the next import; `hash` tells whether it changed. `where` names file and line for reports. */
export type DraftPost = {
  key: string;
  hash: string;
  where: string;
  authorKey: string;
  text: SourceText;
  createdAt: Date;
};

type Provenance = { source: string; sourceUrl: string | null; licence: string | null };

/** An agency's word that came along with an imported answer. */
export type DraftVerification = {
  shortAnswer: string | null;
  sources: string[];
  verifiedAt: Date;
  reviewDueAt: Date;
  validUntil: Date;
};

export type DraftComment = DraftPost & { answerKey: string | null };

export type DraftAnswer = DraftPost &
  Provenance & { updatedAt: Date; score: number; verification: DraftVerification | null };

export type DraftThread = DraftPost &
  Provenance & {
    place: DraftPlace;
    /** A question that makes no sense without its answers: one that cannot be shown takes the thread with it. */
    whole: boolean;
    title: string;
    language: 'en' | 'es';
    tags: string[];
    updatedAt: Date;
    score: number;
    views: number;
    closed: { at: Date; reason: string } | null;
    accepted: { answerKey: string; at: Date } | null;
    answers: DraftAnswer[];
    comments: DraftComment[];
  };
