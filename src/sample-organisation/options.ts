import { type CalendarDate, isCalendarDate } from '../domain/clock.ts';
import { type FieldProblem, InvalidInput } from '../domain/errors.ts';
import { attributes, type Bias } from './people/disclosures.ts';
import { columns, type FileName } from './tables/tables.ts';
import { type WorldName, worldNames } from './world.ts';

export interface GenerateOptions {
  readonly seed: string | number | bigint;
  /** 1 … 1,000,000. */
  readonly people: number;
  /** The day that the organisation is exported: nothing observed is later. */
  readonly asOf: CalendarDate;
  readonly world?: WorldName;
  /** DECAY: only people, own skills, observations and their truth, for benchmarks of decay; skills nobody looked at are left out. */
  readonly tables?: 'ALL' | 'DECAY';
  /** ALL (default); SERIES: only what each person × skill is, and the world's parameters; NONE. */
  readonly truth?: 'ALL' | 'SERIES' | 'NONE';
  /** Days for which true proficiencies and scores are written; `asOf` alone by default. Later days: without practice. */
  readonly truthDates?: readonly CalendarDate[];
  /**
   * Share of what a person's ability in one skill has of its own that goes with related skills, 0..1; 0 by default:
   * skills are then independent given the person and the unit's domains.
   */
  readonly relatedness?: number;
  readonly bias?: Bias;
  readonly signal?: AbortSignal;
  /** Told the share of people that is written, 0..1. */
  readonly progress?: (fraction: number) => void;
}

export const MAXIMUM_PEOPLE = 1_000_000;

export function validated(options: GenerateOptions) {
  const { people, asOf } = options;
  const world = options.world ?? 'base';
  const truthDates = options.truthDates ?? [asOf];
  const problems: FieldProblem[] = [];
  const refuse = (path: string, problem: string) => problems.push({ path, problem });
  if (!Number.isInteger(people) || people < 1 || people > MAXIMUM_PEOPLE)
    refuse('people', `must be 1 to ${MAXIMUM_PEOPLE}`);
  if (!isCalendarDate(asOf)) refuse('asOf', 'must be a date, YYYY-MM-DD');
  for (const [i, date] of truthDates.entries())
    if (!isCalendarDate(date)) refuse(`truthDates.${i}`, 'must be a date, YYYY-MM-DD');
  if (!worldNames.includes(world)) refuse('world', `must be one of ${worldNames.join(', ')}`);
  if (!/^\S{1,100}$/.test(String(options.seed))) refuse('seed', 'must be 1 to 100 characters without spaces');
  const relatedness = options.relatedness ?? 0;
  if (!(relatedness >= 0 && relatedness <= 1)) refuse('relatedness', 'must be 0 to 1');
  const { bias } = options;
  if (
    bias &&
    !attributes.some(({ name, groups }) => name === bias.attribute && groups.includes(bias.group))
  ) {
    refuse(
      'bias',
      `names no group; groups are ${attributes.map(({ name, groups }) => `${name}: ${groups.join(', ')}`).join('; ')}`,
    );
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return {
    seed: options.seed,
    people,
    asOf,
    world,
    relatedness,
    bias,
    truthDates: [...new Set(truthDates)],
    tables: options.tables ?? 'ALL',
    truth: options.truth ?? 'ALL',
  } as const;
}

export type Settings = ReturnType<typeof validated>;

const DECAY_FILES: readonly FileName[] = [
  'people.csv',
  'skills.csv',
  'observations.csv',
  'truth/parameters.csv',
  'truth/skills.csv',
  'truth/proficiencies.csv',
  'truth/proficiency_at.csv',
  'truth/observations.csv',
  'truth/evaluators.csv',
];
const SERIES_TRUTH: readonly FileName[] = [
  'truth/parameters.csv',
  'truth/skills.csv',
  'truth/proficiencies.csv',
  'truth/evaluators.csv',
];

export function filesOf({ tables, truth }: Settings): FileName[] {
  const files = tables === 'ALL' ? (Object.keys(columns) as FileName[]) : DECAY_FILES;
  return files.filter(
    (file) =>
      !file.startsWith('truth/') || truth === 'ALL' || (truth === 'SERIES' && SERIES_TRUTH.includes(file)),
  );
}
