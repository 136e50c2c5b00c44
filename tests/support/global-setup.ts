import { startTestServer } from './test-server.ts';

/** Starts PostgreSQL once for a whole vitest run; test files take their own copy by `testDatabase()`. */
export default async function setup(): Promise<() => Promise<void>> {
  const { server, end } = await startTestServer();
  process.env.TEST_SUPERUSER_URL = server.superuserUrl;
  process.env.TEST_OWNER_URL = server.ownerUrl;
  process.env.TEST_APP_URL = server.appUrl;
  return end;
}
