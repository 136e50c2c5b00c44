import { afterEach, beforeEach, expect } from 'vitest';

process.env.PUBLIC_URL ??= 'http://localhost:3000';
process.env.TZ = 'UTC';

let complaints: unknown[][] = [];
const consoleError = console.error;

// Whatever complains by console.error has found a mistake: the test that caused it fails. A test that expects a complaint
// replaces console.error itself (vi.spyOn).
beforeEach(() => {
  complaints = [];
  console.error = (...words: unknown[]) => {
    complaints.push(words);
    consoleError(...words);
  };
});

afterEach(() => {
  console.error = consoleError;
  expect(complaints, 'console.error was called').toEqual([]);
});
