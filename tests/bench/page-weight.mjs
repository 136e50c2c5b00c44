import { get } from 'node:http';

/** What a browser with an empty cache fetches for a page, in bytes on the wire. */
export async function pageWeight(base, page) {
  const html = await fetchRaw(base + page);
  const text = await (await fetch(base + page)).text();
  const files = [...text.matchAll(/<(?:link|script)[^>]+(?:href|src)="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => /rel="(stylesheet|icon|manifest|preload|modulepreload)"|<script/.test(tag))
    .map(([, url]) => url);
  const css = files.find((url) => url.endsWith('.css'));
  const sheet = css ? await (await fetch(base + css)).text() : '';
  // The first face is the Latin one; others are fetched only where a page has their letters.
  const latin = [...sheet.matchAll(/url\(([^)]*latin-wght[^)]*)\)/g)]
    .map(([, url]) => url.replaceAll('"', ''))
    .slice(0, 1);
  const rows = [{ what: 'page', bytes: html }];
  for (const url of new Set([...files, ...latin]))
    rows.push({ what: url, bytes: await fetchRaw(new URL(url, base + page).href) });
  return [...rows, { what: 'all', bytes: rows.reduce((sum, row) => sum + row.bytes, 0) }];
}

function fetchRaw(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, br' } }, (res) => {
      let bytes = 0;
      res.on('data', (part) => {
        bytes += part.length;
      });
      res.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
