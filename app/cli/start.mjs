// `npm start`: from a fresh clone to a running forum. `--dev`: with hot reload. `--built`: takes packages and build as they are.
import { built, checkNode, ensureBuilt, ensureInstalled, giveUp, root } from './prepare.mjs';

const has = (flag) => process.argv.includes(flag);
const dev = has('--dev');

checkNode();
process.chdir(root);
if (has('--web-child')) {
  const { bootWebChild } = await import(built('boot'));
  await bootWebChild();
} else {
  if (!has('--built')) ensureInstalled();
  process.env.NODE_ENV = dev ? 'development' : 'production';
  await (dev ? startFromSources() : startBuilt());
}

async function startBuilt() {
  if (!has('--built')) ensureBuilt();
  const program = await import(built('boot'));
  await orGiveUp(program, { byNpm: process.env.npm_lifecycle_event === 'start' });
}

async function startFromSources() {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: 'remix.config.js',
    server: { middlewareMode: true },
    appType: 'custom',
  });
  const program = await vite.ssrLoadModule('/app/cli/boot.ts');
  await orGiveUp(program, { vite: vite.middlewares, byNpm: process.env.npm_lifecycle_event === 'dev' });
}

async function orGiveUp(program, options) {
  try {
    await program.boot(options);
  } catch (error) {
    giveUp(program.isSentence(error) ? error.message : (error?.stack ?? String(error)));
  }
}
