import { expect, test } from 'vitest';
import { EnvError, readEnv } from '~/platform/env.server';

const read = (variables: Record<string, string>) => readEnv({ NODE_ENV: 'test', ...variables });

test('an empty environment runs the demo on this machine', () => {
  const env = read({});
  expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', embedded: true });
  expect(env).toMatchObject({ demo: true, limits: true, secure: false, process: 'all', webProcesses: 1 });
  expect([...env.knownHosts]).toEqual(['localhost:3000', '127.0.0.1:3000', '[::1]:3000']);
});

test('a database of one’s own keeps demo content and log-ins off', () => {
  const env = read({
    DATABASE_URL: 'postgres://app:x@db/answerhall',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://ask.example.gov',
  });
  expect(env).toMatchObject({ embedded: false, demo: false, secure: true, publicUrl: 'https://ask.example.gov' });
  expect([...env.knownHosts]).toEqual(['ask.example.gov']);
});

test.each([
  ['PORT', { PORT: '0' }],
  ['PORT', { PORT: '80x' }],
  ['HOST', { HOST: 'a b' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ask.example.gov' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'http://localhost:3000/forum' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
  ['DATABASE_MIGRATE_URL', { DATABASE_MIGRATE_URL: 'x' }],
  ['DATABASE_READ_URL', { DATABASE_READ_URL: 'x' }],
  ['LIMITS', { LIMITS: 'no' }],
  ['LIMITS', { LIMITS: 'off', HOST: '0.0.0.0', DEMO: '0' }],
  ['LIMITS', { LIMITS: 'off', PUBLIC_URL: 'https://ask.example.gov', DEMO: '0' }],
  ['SMTP_URL', { SMTP_URL: 'mail.example.gov' }],
  ['PROCESS', { PROCESS: 'both' }],
  ['WEB_PROCESSES', { WEB_PROCESSES: '0' }],
  ['DEMO', { DEMO: 'yes' }],
  ['DEMO', { HOST: '0.0.0.0' }],
  ['DEMO', { PUBLIC_URL: 'https://ask.example.gov', DEMO: '1' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '-1' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
])('a wrong %s is named in one sentence: %o', (name, variables) => {
  const attempt = () => read(variables as Record<string, string>);
  expect(attempt).toThrow(EnvError);
  expect(attempt).toThrow(new RegExp(`^${name}\\b[^\\n]*\\.$`));
});
