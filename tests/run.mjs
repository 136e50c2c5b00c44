// `npm test`: every check, from a fresh clone. Goes on after a failure and ends with one line that counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkNode, ensureInstalled, root } from '../app/cli/prepare.mjs';

const RESULTS = path.join(root, '.cache', 'test');
const total = { passed: 0, failed: 0 };
const began = performance.now();

checkNode();
process.chdir(root);
if (process.env.TEST_DATA) process.env.TEST_DATA = path.resolve(root, process.env.TEST_DATA);
ensureInstalled();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

stage('lint', () => counted(run('biome', ['check', '--config-path', 'tests/config', '.'])));
stage('types', () => counted(run('tsc', ['--noEmit'])));
stage('layers', () => counted(run('depcruise', ['--config', 'tests/config/dependency-cruiser.mjs', 'app', 'db'])));
stage('unused', () => counted(run('knip', ['--config', 'tests/config/knip.json', '--no-progress'])));
stage('build', () => {
  const { status } = spawnSync(
    process.execPath,
    ['-e', `import('./app/cli/prepare.mjs').then((it) => it.ensureBuilt())`],
    {
      stdio: 'inherit',
    },
  );
  return counted(status === 0);
});
stage('unit and integration', () => {
  const file = path.join(RESULTS, 'vitest.json');
  const args = ['run', '-c', 'tests/config/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const well = run('vitest', [...args, `--outputFile.json=${file}`], { NODE_ENV: 'test' });
  if (!existsSync(file)) return counted(false);
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot be loaded, or an error outside of any test, fails too.
  return { passed, failed: numFailedTests || (well ? 0 : Math.max(1, numFailedTestSuites)) };
});
await stageBrowser();

process.stdout.write(`\nIn ${Math.round((performance.now() - began) / 1000)} seconds.\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function stageBrowser() {
  const { HOW_TO_GET_ONE, provideBrowser } = await import('./support/find-browser.mjs');
  stage('browser', () => {
    if (!readdirSync('tests/e2e', { recursive: true }).some((name) => name.endsWith('.spec.ts')))
      return { passed: 0, failed: 0 };
    const browser = provideBrowser();
    if (!browser) {
      process.stdout.write(`${HOW_TO_GET_ONE}\n`);
      return counted(false);
    }
    const file = path.join(RESULTS, 'playwright.json');
    const args = ['test', '-c', 'tests/config/playwright.config.ts', '--reporter=list,json'];
    const well = run('playwright', args, {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      E2E_RETRIES: '1',
      NODE_ENV: 'test',
    });
    if (!existsSync(file)) return counted(false);
    const { stats } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected || (well ? 0 : 1) };
  });
}

function stage(name, check) {
  const start = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  let outcome = { passed: 0, failed: 1 };
  try {
    outcome = check();
  } catch (error) {
    process.stdout.write(`${error?.stack ?? error}\n`);
  }
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stdout.write(`== ${name}: ${outcome.failed === 0 ? 'ok' : `${outcome.failed} failed`} (${seconds} s)\n`);
}

function counted(well) {
  return well ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a tool of node_modules; true if it ended well. */
function run(tool, args, variables = {}) {
  const program = path.join(root, 'node_modules', '.bin', tool);
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...variables } });
  if (error) process.stdout.write(`${error.message}\n`);
  return status === 0;
}
