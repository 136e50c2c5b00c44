// `npm run admin -- …`: the operator's commands, whether the forum runs or not.
import { built, checkNode, ensureBuilt, ensureInstalled, isBuilt, root } from './prepare.mjs';
import { isServing } from './serving.mjs';

checkNode();
process.env.CALLED_FROM = process.cwd();
process.chdir(root);
ensureInstalled();
// A running server has its build open; replacing it under its feet would break it.
if (!isBuilt() || !isServing()) ensureBuilt();
process.env.NODE_ENV = 'production';
process.env.DATABASE_STATEMENT_TIMEOUT_MS ??= '0';
process.env.LOG_LEVEL ??= 'error';
const { admin } = await import(built('admin'));
process.exitCode = await admin(process.argv.slice(2));
