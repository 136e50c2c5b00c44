import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '~db/project-root';

/** What the product knows of its surroundings; see .env.example for each. */
export interface Env {
  port: number;
  host: string;
  /** Without a slash at the end: `http://localhost:3000`. Links in mail are built from it. */
  publicUrl: string;
  /** Host headers that are ours, lower case, with the port where it is not the scheme's own. */
  knownHosts: ReadonlySet<string>;
  /** Served by https: cookies are Secure, HSTS is sent. */
  secure: boolean;
  /** True with the PostgreSQL that comes along. */
  embedded: boolean;
  databaseUrl: string | undefined;
  databaseMigrateUrl: string | undefined;
  databaseReadUrl: string | undefined;
  /** Rate limits are counted; `off` only on a loopback host. */
  limits: boolean;
  smtpUrl: string | undefined;
  /** Address that mail is sent from. */
  mailFrom: string;
  /** The domain of the signed addresses that mail about a case is answered to. */
  replyDomain: string;
  /** A command that tells whether a file on its standard input is clean; unset, files are not scanned. */
  virusScan: string | undefined;
  process: 'all' | 'web' | 'worker';
  webProcesses: number;
  dataDir: string;
  demo: boolean;
  /** How many proxies in front of us add themselves to X-Forwarded-For. */
  trustedProxies: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** A variable that cannot be used, as one sentence that names it. */
export class EnvError extends Error {
  override name = 'EnvError';
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

const urlOf = (schemes: string[], example: string) =>
  z.string().refine((text) => schemes.includes(URL.canParse(text) ? new URL(text).protocol : ''), {
    message: `must be a URL like ${example}`,
  });

const database = urlOf(['postgres:', 'postgresql:'], 'postgres://user:secret@host:5432/name');

const variables = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/, 'must be an address to listen on, like 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PUBLIC_URL: urlOf(['http:', 'https:'], 'https://ask.example.gov')
    .refine((text) => URL.canParse(text) && new URL(text).pathname === '/', 'must not have a path')
    .optional(),
  DATABASE_URL: database.optional(),
  DATABASE_MIGRATE_URL: database.optional(),
  DATABASE_READ_URL: database.optional(),
  DATABASE_IS_EMBEDDED: z.literal('1').optional(),
  LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  SMTP_URL: urlOf(['smtp:', 'smtps:'], 'smtp://user:secret@mail.example.gov:587').optional(),
  MAIL_FROM: z.email('must be an e-mail address like no-reply@ask.example.gov').optional(),
  REPLY_DOMAIN: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?$/i, 'must be a domain like reply.ask.example.gov')
    .optional(),
  VIRUS_SCAN: z.string().max(1000, 'must be a command of at most 1,000 characters').optional(),
  PROCESS: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  WEB_PROCESSES: wholeNumber(1, 64).default(1),
  DATA_DIR: z.string().default('.data'),
  DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('info'),
});

/** Reads and checks the environment. An empty variable counts as unset. Throws EnvError. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = variables.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new EnvError(`${String(issue?.path[0])} ${issue?.message ?? 'cannot be read'}.`);
  }
  const v = result.data;
  const embedded = v.DATABASE_URL === undefined || v.DATABASE_IS_EMBEDDED === '1';
  const publicUrl = new URL(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`);
  const loopback = isLoopback(v.HOST) && isLoopback(publicUrl.hostname);
  const demo = v.DEMO === undefined ? embedded : v.DEMO === '1';
  if (v.LIMITS === 'off' && !loopback) throw new EnvError('LIMITS=off is for a loopback HOST and PUBLIC_URL only.');
  if (demo && !loopback) {
    throw new EnvError(
      'DEMO=1 (the default without DATABASE_URL) has log-ins that everybody knows, so HOST and PUBLIC_URL must be loopback; set DEMO=0 to serve others.',
    );
  }
  const mailFrom =
    v.MAIL_FROM ?? `no-reply@${publicUrl.hostname.includes('.') ? publicUrl.hostname : 'localhost.localdomain'}`;
  return {
    port: v.PORT,
    host: v.HOST.replace(/^\[(.*)\]$/, '$1'),
    publicUrl: publicUrl.origin,
    knownHosts: hostsOf(publicUrl),
    secure: publicUrl.protocol === 'https:',
    embedded,
    databaseUrl: v.DATABASE_URL,
    databaseMigrateUrl: v.DATABASE_MIGRATE_URL,
    databaseReadUrl: v.DATABASE_READ_URL,
    limits: v.LIMITS === 'on',
    smtpUrl: v.SMTP_URL,
    mailFrom,
    replyDomain: (v.REPLY_DOMAIN ?? mailFrom.slice(mailFrom.indexOf('@') + 1)).toLowerCase(),
    virusScan: v.VIRUS_SCAN,
    process: v.PROCESS,
    webProcesses: v.WEB_PROCESSES,
    dataDir: path.resolve(projectRoot(), v.DATA_DIR),
    demo,
    trustedProxies: v.TRUSTED_PROXIES,
    logLevel: v.LOG_LEVEL,
  };
}

function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A site on loopback is known by each of its names at that port; any other by its own name alone. */
function hostsOf(publicUrl: URL): ReadonlySet<string> {
  if (!isLoopback(publicUrl.hostname)) return new Set([publicUrl.host]);
  const port = publicUrl.port ? `:${publicUrl.port}` : '';
  return new Set([publicUrl.host, ...LOOPBACK.map((name) => `${name}${port}`)]);
}

let current: Env | undefined;

/** The checked environment of this process, read on first use. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** Reads the environment anew at the next `env()`; for tests and for the boot, which completes it. */
export function forgetEnv(): void {
  current = undefined;
}
