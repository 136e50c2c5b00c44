import { expect, test } from 'vitest';
import { enhanceWords } from '~/components/enhance/enhance.words.ts';
import { allWords } from '~/platform/i18n/words.ts';

import.meta.glob(['/app/**/*.words.ts', '!/app/**/enhance.words.ts'], { eager: true });

const placeholders = (text: string) => [...text.matchAll(/\{\{?\s*(\w+)/g)].map(([, name]) => name).sort();

test('every namespace is declared once', () => {
  const names = allWords().map(({ namespace }) => namespace);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('Spanish says all that English says, with the same things to fill in', () => {
  const browser = { namespace: 'browser script', ...enhanceWords };
  for (const { namespace, en, es } of [...allWords(), browser]) {
    for (const [key, english] of Object.entries(en)) {
      const spanish = (es as Record<string, string>)[key] ?? '';
      const where = `${namespace}.${key}`;
      expect(spanish.trim(), `${where} is empty`).not.toBe('');
      // A singular may say "one" in words instead of the figure.
      const optional = /_(zero|one)$/.test(key) ? ['count'] : [];
      const asked = (text: string) => placeholders(text).filter((name) => !optional.includes(name ?? ''));
      expect(asked(spanish), where).toEqual(asked(english));
    }
  }
});
