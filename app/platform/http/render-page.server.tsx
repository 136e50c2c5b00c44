import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type PlaceFor, Places } from './piece';

/** Pieces (see `piece.tsx`) by everything they were made of; what nobody asks for any more makes room. */
const held = new LRUCache<string, Buffer>({
  maxSize: 48 * 1024 * 1024,
  sizeCalculation: (html, key) => html.length + key.length + 200,
});

/** A number for every text, so that keys stay short; a text that was forgotten comes back with a new one. */
const numbers = new LRUCache<string, number>({
  maxSize: 48 * 1024 * 1024,
  sizeCalculation: (_, text) => text.length + 100,
});
let given = 0;

function numberOf(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  given += 1;
  numbers.set(text, given);
  return given;
}

/** Stands where a piece belongs. Drawn at start and never sent, so that no text of anybody's can name it. */
const mark = randomBytes(16).toString('hex');
const marks = new RegExp(`${mark}(\\d+);`);

type Piece = { key: string; element: ReactElement };

/** A whole page's bytes, its pieces taken from memory or drawn now. */
export function renderPage(page: ReactElement): Buffer {
  const pieces: Piece[] = [];
  const placeFor: PlaceFor = (key, texts, element) =>
    `${mark}${pieces.push({ key: `${texts.map(numberOf)} ${key}`, element }) - 1};`;
  const html = renderToStaticMarkup(<Places.Provider value={placeFor}>{page}</Places.Provider>);
  const parts = `<!DOCTYPE html>${html}`.split(marks);
  return Buffer.concat(parts.map((part, at) => (at % 2 === 1 ? drawn(pieces[Number(part)]) : Buffer.from(part))));
}

function drawn(piece: Piece | undefined): Buffer {
  if (!piece) throw new Error('A page has a place for a piece that it does not have.');
  const known = held.get(piece.key);
  if (known) return known;
  const html = Buffer.from(renderToStaticMarkup(piece.element));
  held.set(piece.key, html);
  return html;
}
