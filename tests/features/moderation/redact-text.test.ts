import { expect, test } from 'vitest';
import { countIn, redactionPattern } from '~/features/moderation/redact-text';

test.each(['Jean-Luc Moreau', 'j.moreau-diaz@example.org', '12-B/4 (rear) [door] {x} a|b^c$', '-1'])(
  'finds %s as it is written, signs and all',
  (text) => {
    expect(countIn(`It was ${text.toUpperCase()}, and ${text.replaceAll(' ', '\n')}.`, redactionPattern(text))).toBe(2);
  },
);
