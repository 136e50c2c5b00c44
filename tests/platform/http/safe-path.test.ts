import { describe, expect, test } from 'vitest';
import { safePath } from '~/platform/http/safe-path';

describe('going somewhere next', () => {
  test.each(['/', '/questions/12/slug?a=b#answer-3', '/search?q=%2F%2Fevil.example'])('%s stays', (path) => {
    expect(safePath(path)).toBe(path);
  });
  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    'questions',
    '',
    null,
    undefined,
  ])('%j does not leave the site', (path) => {
    expect(safePath(path)).toBe('/');
  });
});
