import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { InvalidInput } from './domain/errors.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const filled = z.string().trim().min(1, 'is empty');

const tiers = 'four rising numbers between 0 and 1 such as 0.2,0.4,0.6,0.8';
/** Where AWARENESS, WORKING, PRACTITIONER and EXPERT begin. */
const tierCutoffs = z.union([z.string(), z.array(z.number())]).transform((given, context) => {
  const numbers = typeof given === 'string' ? given.split(',').map(cutoff) : given;
  const rising = numbers.every((number, i) => number > (numbers[i - 1] ?? 0) && number < 1);
  if (numbers.length !== 4 || !rising) {
    context.addIssue({ code: 'custom', message: `must be ${tiers}` });
    return z.NEVER;
  }
  const [AWARENESS, WORKING, PRACTITIONER, EXPERT] = numbers as [number, number, number, number];
  return { AWARENESS, WORKING, PRACTITIONER, EXPERT };
});

function cutoff(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

const rule = z.enum(['ALWAYS', 'PASSED', 'NEVER']).exactOptional();
const reinforcementRules = z.strictObject({
  ASSESSMENT: rule,
  DELIVERY: rule,
  SIMULATION: rule,
  PEER_REVIEW: rule,
  AWARD: z.enum(['ALWAYS', 'NEVER']).exactOptional(),
});
const reinforcing =
  'rules such as ASSESSMENT=PASSED,DELIVERY=ALWAYS (ALWAYS, PASSED or NEVER for a kind; ALWAYS or NEVER for AWARD)';
/** From which kinds of evidence, and whether from awards, time runs anew. */
const reinforcement = z.union([z.string(), z.record(z.string(), z.string())]).transform((given, context) => {
  const pairs =
    typeof given === 'string'
      ? given.split(',').map((pair) => pair.split('=').map((word) => word.trim()))
      : Object.entries(given);
  const rules = reinforcementRules.safeParse(Object.fromEntries(pairs));
  const distinct = new Set(pairs.map(([kind]) => kind)).size === pairs.length;
  if (rules.success && distinct && pairs.every((pair) => pair.length === 2)) return rules.data;
  context.addIssue({ code: 'custom', message: `must be ${reinforcing}` });
  return z.NEVER;
});

/** When FIT_DECAY recurs; null is never. */
const decaySchedule = filled.transform((given, context) => {
  if (given === 'never') return null;
  try {
    CronExpressionParser.parse(given, { tz: 'UTC' });
    return given;
  } catch {
    const message = 'must be a cron expression in UTC such as "30 2 * * *", or never';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, error).max(most, error);
}

const settingsSchema = z.strictObject({
  graph: filled.regex(/^(memory:|file:.+|neo4j(\+s|\+ssc)?:\/\/.+|bolt(\+s|\+ssc)?:\/\/.+)$/, {
    error: 'must be memory:, file:PATH, neo4j://HOST:PORT or bolt://HOST:PORT',
  }),
  neo4jUser: filled.default('neo4j'),
  neo4jPassword: filled.optional(),
  neo4jPasswordFile: filled.optional(),
  redis: filled
    .regex(/^rediss?:\/\/.+$/, { error: 'must be redis://HOST:PORT or rediss://HOST:PORT' })
    .optional(),
  /** Holds the graph file, reject reports and index snapshots. */
  dataFolder: filled,
  host: filled.default('127.0.0.1'),
  port: wholeNumber(0, 65_535).default(4000),
  tokenFile: filled.optional(),
  /** Values of the Host header that are answered, beside the loopback names. */
  allowedHosts: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .default([]),
  organisation: filled.default('default'),
  /** The key of personal pseudonyms; without it one is drawn at the first import and kept in the graph. */
  personKey: filled.min(16, 'needs at least 16 characters').optional(),
  personKeyFile: filled.optional(),
  /** Cut-offs of the proficiency tiers. */
  tierCutoffs: tierCutoffs.default({ AWARENESS: 0.2, WORKING: 0.4, PRACTITIONER: 0.6, EXPERT: 0.8 }),
  /** Kinds that are left out keep what docs/decay.md says of them. */
  reinforcement: reinforcement.default({}),
  /** Which benchmark is looked at first where several speak for the same role. */
  wageCurrency: filled.regex(/^[A-Z]{3}$/, { error: 'must be three letters such as EUR' }).optional(),
  wageSource: filled.optional(),
  wageArea: filled.optional(),
  /** So long after a shortlist was made, the adjacencies and clusters that it was ranked with are kept. */
  citedRunsKeptDays: z.coerce
    .number({ error: 'must be a number of days, 0 or more' })
    .min(0, 'must be a number of days, 0 or more')
    .max(36_500, 'must be at most 36500 days')
    .default(365),
  /** So long rankings go on by the index from before an import while the next one is built. */
  formerIndexSeconds: z.coerce
    .number({ error: 'must be a number of seconds, 0 or more' })
    .min(0, 'must be a number of seconds, 0 or more')
    .max(86_400, 'must be at most 86400 seconds')
    .default(600),
  decaySchedule: decaySchedule.default('30 2 * * *'),
  logLevel: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, fatal, error, warn, info or debug',
    })
    .default('warn'),
  concurrency: wholeNumber(1, 64).default(1),
  /** Into how many shards of people RANK_CANDIDATES is divided, each ranked by whichever worker is free. */
  rankingShards: wholeNumber(1, 256).default(1),
});

type SettingName = keyof typeof settingsSchema.shape;
export type Settings = z.output<typeof settingsSchema>;

/** What the process runs on; secrets already read from their files. */
export interface Config
  extends Omit<
    Settings,
    'neo4jPassword' | 'neo4jPasswordFile' | 'personKey' | 'personKeyFile' | 'tokenFile'
  > {
  readonly neo4jPassword: string | undefined;
  readonly personKey: string | undefined;
  readonly token: string | undefined;
}

/** `MERITGRAPH_GRAPH`, `MERITGRAPH_REDIS`, `MERITGRAPH_DATA_FOLDER`, … */
export function environmentName(setting: string): string {
  return `MERITGRAPH_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

export const settingNames = Object.keys(settingsSchema.shape) as SettingName[];

export type Flags = Partial<Record<SettingName, string | number | undefined>>;

/**
 * Flags go before the environment, the environment before the file (JSON, named by `MERITGRAPH_CONFIG`), the file
 * before `defaults`. Throws `InvalidInput` that names the setting and where it came from.
 */
export function loadConfig(
  flags: Flags = {},
  environment: NodeJS.ProcessEnv = process.env,
  defaults: Flags = {},
): Config {
  const file = readSettingsFile(environment.MERITGRAPH_CONFIG);
  const chosen: Record<string, unknown> = {};
  const origin: Record<string, string> = {};
  const choose = (name: string, value: unknown, from: string) => {
    if (value === undefined || name in chosen) return;
    chosen[name] = value;
    origin[name] = from;
  };
  for (const name of settingNames) {
    choose(name, flags[name], `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    choose(name, environment[environmentName(name)], environmentName(name));
  }
  for (const [name, value] of Object.entries(file))
    choose(name, value, `${environment.MERITGRAPH_CONFIG}: ${name}`);
  const dataFolder = String(chosen.dataFolder ?? defaults.dataFolder ?? '.meritgraph');
  choose('dataFolder', dataFolder, 'default');
  for (const name of settingNames) choose(name, defaults[name], 'default');
  choose('graph', `file:${dataFolder}/meritgraph.grafeo`, 'default');

  const parsed = settingsSchema.safeParse(chosen);
  if (!parsed.success) {
    throw new InvalidInput(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ path: origin[key] ?? key, problem: 'is not a setting' }))
          : [{ path: origin[String(issue.path[0])] ?? String(issue.path[0]), problem: issue.message }],
      ),
    );
  }
  return withSecrets(parsed.data, origin);
}

function withSecrets(settings: Settings, origin: Record<string, string>): Config {
  const { neo4jPassword, neo4jPasswordFile, personKey, personKeyFile, tokenFile, ...rest } = settings;
  const config: Config = {
    ...rest,
    graph: rest.graph.startsWith('file:') ? `file:${resolve(rest.graph.slice('file:'.length))}` : rest.graph,
    dataFolder: isAbsolute(rest.dataFolder) ? rest.dataFolder : resolve(rest.dataFolder),
    neo4jPassword: neo4jPassword ?? readSecret(neo4jPasswordFile, origin.neo4jPasswordFile),
    personKey: personKey ?? readSecret(personKeyFile, origin.personKeyFile),
    token: readSecret(tokenFile, origin.tokenFile),
  };
  const embedded = config.graph === 'memory:' || config.graph.startsWith('file:');
  if (embedded === (config.redis !== undefined)) {
    throw new InvalidInput([
      {
        path: origin.redis ?? environmentName('redis'),
        problem: embedded
          ? 'is set but the graph is embedded; the embedded graph runs its jobs in-process (unset it, or set MERITGRAPH_GRAPH to a Neo4j URL)'
          : 'is missing; Neo4j goes with BullMQ on Redis (set MERITGRAPH_REDIS=redis://HOST:PORT)',
      },
    ]);
  }
  if (!LOOPBACK.has(config.host) && config.token === undefined) {
    throw new InvalidInput([
      {
        path: origin.host ?? 'host',
        problem: 'is not a loopback address; set MERITGRAPH_TOKEN_FILE to serve beyond this machine',
      },
    ]);
  }
  return config;
}

function readSecret(path: string | undefined, origin: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const secret = readOrRefuse(path, origin ?? path).trim();
  if (secret.length < 16)
    throw new InvalidInput([
      {
        path: origin ?? path,
        problem: 'names a file with fewer than 16 characters; make one with: openssl rand -hex 24',
      },
    ]);
  return secret;
}

function readSettingsFile(path: string | undefined): Record<string, unknown> {
  if (path === undefined) return {};
  const text = readOrRefuse(path, 'MERITGRAPH_CONFIG');
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // The error below says all that helps.
  }
  throw new InvalidInput([
    { path: 'MERITGRAPH_CONFIG', problem: `${path} is not a JSON object of settings` },
  ]);
}

function readOrRefuse(path: string, origin: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InvalidInput([
      { path: origin, problem: `cannot read ${path} (${(cause as NodeJS.ErrnoException).code})` },
    ]);
  }
}
