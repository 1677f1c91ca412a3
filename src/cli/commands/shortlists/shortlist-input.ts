import { UsageError } from '../../failure.ts';
import { findCluster, findRole, findVerySkill } from '../../names/catalogue.ts';
import { findOpening, findPerson, findPod, findUnit } from '../../names/workforce.ts';
import type { Session } from '../../session/session.ts';

export interface ShortlistOptions {
  readonly cluster?: string;
  readonly pod?: string;
  readonly opening?: string;
  readonly skills?: string[];
  readonly title: string;
  readonly size: number;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly start?: string;
  readonly unit?: string[];
  readonly location?: string[];
  readonly scope?: string[];
  readonly must?: string[];
  readonly exclude?: string[];
  readonly diversity?: number;
}

/** A request as GraphQL takes it, from what somebody typed: names and codes are looked up. */
export async function shortlistInput(
  session: Session,
  role: string | undefined,
  options: ShortlistOptions,
): Promise<Record<string, unknown>> {
  const { size, asOf, knownAt, start, must, exclude, diversity } = options;
  return {
    target: await targetOf(session, role, options),
    ...{ size, asOf, knownAt, start, diversity },
    scope: await scopeOf(session, options),
    must: must && (await inTurn(must, (typed) => minimumOf(session, typed))),
    exclude: exclude && (await inTurn(exclude, async (typed) => (await findPerson(session, typed)).id)),
  };
}

async function targetOf(
  session: Session,
  role: string | undefined,
  { cluster, pod, opening, skills, title }: ShortlistOptions,
): Promise<Record<string, unknown>> {
  if (opening !== undefined && pod === undefined)
    throw new UsageError('--opening names the role of an opening: say whose, with --pod.');
  if ([role, cluster, pod, skills].filter((given) => given !== undefined).length !== 1) {
    throw new UsageError('Name one target: a ROLE, --cluster, --pod or --skills.');
  }
  if (cluster !== undefined) return { cluster: (await findCluster(session, cluster)).id };
  if (pod !== undefined) {
    const { id } = await findPod(session, pod);
    return opening === undefined ? { pod: id } : { demand: (await findOpening(session, id, opening)).id };
  }
  if (skills !== undefined) {
    const requirements = await inTurn(skills, (typed) => requirementOf(session, typed));
    return { custom: { title, requirements } };
  }
  return { role: (await findRole(session, role!)).id };
}

/** SKILL, SKILL:LEVEL or SKILL:LEVEL:IMPORTANCE. */
async function requirementOf(session: Session, typed: string) {
  const [name, level, importance] = partsOf(typed, 2);
  return {
    skill: (await findVerySkill(session, name)).id,
    ...(level === undefined ? {} : { level }),
    ...(importance === undefined ? {} : { importance }),
  };
}

async function minimumOf(session: Session, typed: string) {
  const [name, level] = partsOf(typed, 1);
  return { skill: (await findVerySkill(session, name)).id, ...(level === undefined ? {} : { level }) };
}

/** The numbers after the last colons; a name may hold colons itself. */
function partsOf(typed: string, most: number): [string, ...(number | undefined)[]] {
  const numbers: number[] = [];
  let name = typed;
  for (
    let match = /^(.+):([\d.]+)$/.exec(name);
    match && numbers.length < most;
    match = /^(.+):([\d.]+)$/.exec(name)
  ) {
    const share = Number(match[2]);
    if (!(share >= 0 && share <= 1))
      throw new UsageError(`'${typed}' takes numbers from 0 to 1 after its colons.`);
    numbers.unshift(share);
    name = match[1]!;
  }
  return [name, ...numbers];
}

const scopeNames = ['unit', 'location', 'pod', 'person', 'free', 'max-wage', 'having'] as const;

async function scopeOf(session: Session, { unit = [], location = [], scope = [] }: ShortlistOptions) {
  const named = new Map<string, string[]>([
    ['unit', [...unit]],
    ['location', [...location]],
  ]);
  for (const typed of scope) {
    const [, name, value] = /^([a-z-]+)=(.+)$/.exec(typed) ?? [];
    if (name === undefined || !(scopeNames as readonly string[]).includes(name)) {
      throw new UsageError(
        `--scope takes ${scopeNames.map((each) => `${each}=…`).join(', ')}, not '${typed}'.`,
      );
    }
    named.set(name, [...(named.get(name) ?? []), value!]);
  }
  const of = (name: (typeof scopeNames)[number]) => {
    const values = named.get(name);
    return values === undefined || values.length === 0 ? undefined : values;
  };
  const found = {
    units: await inTurn(of('unit'), (typed) => findUnit(session, typed)),
    locations: of('location'),
    pods: await inTurn(of('pod'), async (typed) => (await findPod(session, typed)).id),
    people: await inTurn(of('person'), async (typed) => (await findPerson(session, typed)).id),
    availableFrom: of('free')?.at(-1),
    maxWage: wageOf(of('max-wage')?.at(-1)),
    having: await inTurn(of('having'), (typed) => minimumOf(session, typed)),
  };
  return Object.values(found).some((value) => value !== undefined) ? found : undefined;
}

function wageOf(typed: string | undefined) {
  if (typed === undefined) return undefined;
  const [, amount, currency] = /^([\d.]+) ?([A-Za-z]{3})$/.exec(typed) ?? [];
  if (amount === undefined)
    throw new UsageError('--scope max-wage takes an amount and its currency: 90000USD.');
  return { amount: Number(amount), currency: currency!.toUpperCase() };
}

function inTurn<Item>(typed: readonly string[], find: (typed: string) => Promise<Item>): Promise<Item[]>;
function inTurn<Item>(
  typed: readonly string[] | undefined,
  find: (typed: string) => Promise<Item>,
): Promise<Item[] | undefined>;
async function inTurn<Item>(typed: readonly string[] | undefined, find: (typed: string) => Promise<Item>) {
  if (typed === undefined) return undefined;
  const found: Item[] = [];
  for (const one of typed) found.push(await find(one));
  return found;
}
