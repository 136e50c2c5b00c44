import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.mjs';

const root = path.resolve(import.meta.dirname, '../..');

// One address for the whole run; a server that runs already can be given instead.
process.env.E2E_URL ??= `http://localhost:${20_000 + (process.pid % 20_000)}`;

export default defineConfig({
  testDir: path.join(root, 'tests/e2e'),
  testMatch: '**/*.spec.ts',
  outputDir: path.join(root, 'test-results'),
  globalSetup: path.join(root, 'tests/support/e2e-server.ts'),
  fullyParallel: false,
  workers: 2,
  retries: process.env.E2E_RETRIES ? Number(process.env.E2E_RETRIES) : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_URL,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(findBrowser() ? { executablePath: findBrowser() } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
