import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const tables =
  /\b(escalationMessages|escalationNotes|escalationDrafts|escalation_messages|escalation_notes|escalation_drafts)\b/;
/** The one room that may name the tables of private messages, internal notes and kept drafts. */
const room = path.join('app', 'features', 'escalations');

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* sources(file);
    else if (/\.(ts|tsx|mjs)$/.test(name)) yield file;
  }
}

describe('private tables', () => {
  it('are named nowhere but in the room of escalations, so that no public query can join them', () => {
    const elsewhere = [...sources(path.join(root, 'app'))]
      .map((file) => path.relative(root, file))
      .filter((file) => !file.startsWith(room) && tables.test(readFileSync(path.join(root, file), 'utf8')));
    // Copying a whole database names no table; an export of one's own data goes through the room's queries.
    expect(elsewhere).toEqual([]);
  });

  it('are read there by the case’s own queries and commands only', () => {
    const readers = [...sources(path.join(root, room))]
      .filter((file) =>
        /\.from\(escalation(Messages|Notes|Drafts)\)|join\(escalation(Messages|Notes|Drafts)/i.test(
          readFileSync(file, 'utf8'),
        ),
      )
      .map((file) => path.basename(file))
      .sort();
    expect(readers).toEqual([
      'case.queries.server.ts',
      'finish-case.server.ts',
      'kept-drafts.server.ts',
      'mailed-message.server.ts',
      'private-details.queries.server.ts',
    ]);
  });
});
