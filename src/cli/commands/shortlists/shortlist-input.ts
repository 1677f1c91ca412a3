import { toCalendarDate } from '../../../domain/clock.ts';
import { UsageError } from '../../failure.ts';
import { findCluster, findRole, findVerySkill } from '../../names/catalogue.ts';
import { findOpening, findPerson, findPod, findUnit } from '../../names/workforce.ts';
import { tell } from '../../output.ts';
import type { Session } from '../../session/session.ts';
import { ANY_DAY } from '../arguments.ts';

export interface ShortlistOptions {
  readonly cluster?: string;
  readonly pod?: string;
  readonly opening?: string;
  readonly skills?: string[];
  readonly title?: string;
  readonly size: number;
  readonly asOf?: string;
  readonly knownAt?: string;
  /** A day, or `ANY_DAY`. */
  readonly start?: string;
  readonly unit?: string[];
  readonly location?: string[];
  readonly scope?: string[];
  readonly must?: string[];
  readonly exclude?: string[];
  readonly diversity?: number;
}

/**
 * A request as GraphQL takes it, from what somebody typed: names and codes are looked up. Work for an opening begins, in its
 * pod, on its first day, where that is still to come and no other day was named.
 */
export async function shortlistInput(
  session: Session,
  role: string | undefined,
  options: ShortlistOptions,
  now: number = Date.now(),
): Promise<ShortlistInput> {
  const { size, asOf, knownAt, must, exclude, diversity } = options;
  const { target, opening } = await targetOf(session, role, options);
  return {
    target,
    ...{ size, asOf, knownAt, diversity },
    ...(opening && { pod: opening.pod }),
    start: startOf(options, opening?.from, now),
    scope: await scopeOf(session, options),
    must: must && (await inTurn(must, (typed) => minimumOf(session, typed))),
    exclude: exclude && (await inTurn(exclude, async (typed) => (await findPerson(session, typed)).id)),
  };
}

export interface ShortlistInput extends Record<string, unknown> {
  readonly start?: string | undefined;
}

function startOf({ start, scope = [], asOf }: ShortlistOptions, from: string | undefined, now: number) {
  if (start !== undefined) return start === ANY_DAY ? undefined : start;
  const saysWhenFree = scope.some((typed) => typed.startsWith('free='));
  const today = asOf?.slice(0, 10) ?? toCalendarDate(now);
  if (from === undefined || saysWhenFree || from <= today) return undefined;
  tell(
    `The opening begins on ${from}: of those who are free by then, as by --start ${from}; --start ${ANY_DAY} lists everybody.`,
  );
  return from;
}

interface Target {
  readonly target: Record<string, unknown>;
  readonly opening?: { readonly pod: string; readonly from: string };
}

/** Whatever the graph holds: @throws UsageError unless one target is named, and what belongs to it. */
export function checkTarget(
  role: string | undefined,
  { cluster, pod, opening, skills, title }: Partial<ShortlistOptions>,
): void {
  if (title !== undefined && skills === undefined)
    throw new UsageError('--title names a list of --skills: anything else has its own name.');
  if (opening !== undefined && pod === undefined)
    throw new UsageError('--opening names the role of an opening: say whose, with --pod.');
  if ([role, cluster, pod, skills].filter((given) => given !== undefined).length !== 1) {
    throw new UsageError('Name one target: a ROLE, --cluster, --pod or --skills.');
  }
}

async function targetOf(
  session: Session,
  role: string | undefined,
  options: ShortlistOptions,
): Promise<Target> {
  checkTarget(role, options);
  const { cluster, pod, opening, skills, title } = options;
  if (cluster !== undefined) return { target: { cluster: (await findCluster(session, cluster)).id } };
  if (pod !== undefined) {
    const { id } = await findPod(session, pod);
    if (opening === undefined) return { target: { pod: id } };
    const { id: demand, from } = await findOpening(session, id, opening);
    return { target: { demand }, opening: { pod: id, from } };
  }
  if (skills !== undefined) {
    const requirements = await inTurn(skills, (typed) => requirementOf(session, typed));
    return { target: { custom: { title: title ?? 'these skills', requirements } } };
  }
  return { target: { role: (await findRole(session, role!)).id } };
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
