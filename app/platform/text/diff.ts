import { diffArrays, diffWordsWithSpace } from 'diff';

export type DiffSegment = { kind: 'same' | 'added' | 'removed'; text: string };

const MOST_EDITS = 2000;
const LIMIT_MS = 200;

/**
 * What changed between two Markdown texts, to be shown with <ins> and <del>: by lines first, then by words inside the lines that
 * changed. Joining `same` and `removed` gives `before`; `same` and `added` gives `after`. Texts too different to compare in
 * a fifth of a second are shown as removed and added whole.
 */
export function diffText(before: string, after: string): DiffSegment[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const limits = { maxEditLength: MOST_EDITS, timeout: LIMIT_MS };
  const lines = diffArrays(before.split(/(?<=\n)/), after.split(/(?<=\n)/), limits);
  const segments: DiffSegment[] = [];
  let removed = '';
  let added = '';
  for (const change of lines ?? []) {
    const text = change.value.join('');
    if (change.removed) removed += text;
    else if (change.added) added += text;
    else {
      segments.push(...wordsChanged(removed, added), { kind: 'same', text });
      removed = added = '';
    }
  }
  if (!lines) return replaced(before, after);
  segments.push(...wordsChanged(removed, added));
  return joinNeighbours(segments);
}

function replaced(removed: string, added: string): DiffSegment[] {
  const segments: DiffSegment[] = [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ];
  return segments.filter(({ text }) => text !== '');
}

function wordsChanged(removed: string, added: string): DiffSegment[] {
  if (!removed || !added) return replaced(removed, added);
  const words = diffWordsWithSpace(removed, added, { maxEditLength: MOST_EDITS, timeout: LIMIT_MS });
  if (!words) return replaced(removed, added);
  const segments = words.map(
    ({ value, added: isNew, removed: isOld }): DiffSegment => ({
      kind: isNew ? 'added' : isOld ? 'removed' : 'same',
      text: value,
    }),
  );
  const kept = segments.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0);
  // A few words in common by chance make confetti, not a comparison.
  return kept * 5 < Math.max(removed.length, added.length) ? replaced(removed, added) : bridgeGaps(segments);
}

/** A lone space between two changes belongs to both: "[-old-] [+new+]" reads better than three fragments. */
function bridgeGaps(segments: DiffSegment[]): DiffSegment[] {
  const bridged: DiffSegment[] = [];
  let removed = '';
  let added = '';
  segments.forEach((segment, at) => {
    if (segment.kind === 'removed') removed += segment.text;
    else if (segment.kind === 'added') added += segment.text;
    else if (removed && added && /^[^\S\n]+$/.test(segment.text) && at < segments.length - 1) {
      removed += segment.text;
      added += segment.text;
    } else {
      bridged.push(...replaced(removed, added), segment);
      removed = added = '';
    }
  });
  return [...bridged, ...replaced(removed, added)];
}

function joinNeighbours(segments: DiffSegment[]): DiffSegment[] {
  const joined: DiffSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.kind === segment.kind) last.text += segment.text;
    else joined.push({ ...segment });
  }
  return joined;
}
