import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import {
  EvidenceBuilder,
  type NumberedEvidence,
} from '../../../src/analytics/decay/model/evidence-builder.ts';
import type { ObservationKind } from '../../../src/analytics/decay/model/observation-kinds.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import type { CalendarDate } from '../../../src/domain/clock.ts';
import type { DecayShape } from '../../../src/domain/proficiency.ts';
import type { TaskClass } from '../../../src/domain/task-class.ts';
import { readOnet } from '../../../src/importers/onet/onet.ts';
import { readOews } from '../../../src/importers/wages/oews.ts';
import {
  generateOrganisation,
  type OrganisationReferences,
  type WorldName,
} from '../../../src/sample-organisation/index.ts';
import type { ForgettingCurve } from '../../../src/sample-organisation/people/forgetting.ts';
import type { BayesTruth } from './bayes.ts';

type Row = Readonly<Record<string, string>>;

export interface DecayWorld {
  readonly evidence: NumberedEvidence;
  /** By event: true proficiency just before it, and the probability of a passed trial (median rubric score). */
  readonly proficiency: Float64Array;
  readonly expected: Float64Array;
  /** True proficiencies at later dates, if nobody practises. */
  readonly later: readonly {
    readonly series: number;
    readonly at: number;
    readonly proficiency: number;
    /** The person has left the organisation: nobody looks, and whatever nobody records has ended too. */
    readonly gone: boolean;
  }[];
  /** Series → what it truly is at the end: ability, last reinforcement and the curve. */
  readonly standing: readonly {
    readonly ability: number;
    readonly lastReinforcedAt: number;
    readonly curve: ForgettingCurve;
  }[];
  readonly truth: BayesTruth;
}

/** The reference data that ship, which every generated organisation is made of. */
export async function readDecayReferences(): Promise<OrganisationReferences> {
  const fixture = (path: string) => fileURLToPath(new URL(`../../../fixtures/${path}`, import.meta.url));
  const { skills, roles } = await readOnet(fixture('onet-29.3'));
  const { rows } = await readOews(fixture('oews-2024/national_M2024.tsv.gz'));
  return { skills, roles, wages: rows };
}

const AS_OF: CalendarDate = '2026-06-30';
const DATES: readonly CalendarDate[] = [AS_OF, '2026-09-28', '2027-06-30'];

/** An organisation of this world, its evidence in columns, and what is true of it. */
export async function generateDecayWorld(
  world: WorldName,
  people: number,
  seed: number,
  references: OrganisationReferences,
): Promise<DecayWorld> {
  const texts = new Map<string, string[]>();
  const options = {
    seed,
    people,
    asOf: AS_OF,
    world,
    tables: 'DECAY',
    truth: 'ALL',
    truthDates: DATES,
  } as const;
  await generateOrganisation(options, references, (file) => {
    const parts: string[] = [];
    texts.set(file, parts);
    return { write: (text) => void parts.push(text), close() {} };
  });
  const rows = (file: string): Row[] => parse(texts.get(file)!.join(''), { columns: true });
  const series = new Map(rows('truth/proficiencies.csv').map((row) => [`${row.person} ${row.skill}`, row]));
  const observations = rows('observations.csv').filter(({ withdrawn_at }) => withdrawn_at === '');
  const builder = new EvidenceBuilder();
  for (const row of observations) {
    builder.add({
      personId: row.person!,
      skillId: row.skill!,
      taskClass: series.get(`${row.person} ${row.skill}`)!.task_class as TaskClass,
      at: Date.parse(row.at!),
      kind: row.kind as ObservationKind,
      score: Number(row.score),
      trials: row.trials === '' ? null : Number(row.trials),
      evaluatorId: row.evaluator === '' ? null : row.evaluator!,
    });
  }
  const evidence = builder.build(PRIOR.kinds);
  const seen = new Map(rows('truth/observations.csv').map((row) => [row.observation!, row]));
  const truthOf = new Map(
    observations.map((row) => [
      `${row.person} ${row.skill} ${Date.parse(row.at!)}`,
      seen.get(row.external_id!)!,
    ]),
  );
  const keys = seriesKeys(evidence);
  const truths = Array.from(
    evidence.columns.at,
    (at, event) => truthOf.get(`${keys[evidence.columns.series[event]!]} ${at}`)!,
  );
  const numberOf = new Map(keys.map((key, number) => [key, number]));
  const gone = new Set(rows('people.csv').flatMap((row) => (row.left_on === '' ? [] : [row.external_id!])));
  return {
    evidence,
    proficiency: Float64Array.from(truths, ({ proficiency }) => Number(proficiency)),
    expected: Float64Array.from(truths, ({ expected }) => Number(expected)),
    later: rows('truth/proficiency_at.csv').flatMap((row) => {
      const number = numberOf.get(`${row.person} ${row.skill}`);
      return number === undefined
        ? []
        : [
            {
              series: number,
              at: Date.parse(`${row.at}T12:00:00Z`),
              proficiency: Number(row.proficiency),
              gone: gone.has(row.person!),
            },
          ];
    }),
    standing: keys.map((key) => {
      const row = series.get(key)!;
      return {
        ability: Number(row.ability),
        lastReinforcedAt: Date.parse(row.last_reinforced_at!),
        curve: {
          halfLifeDays: Number(row.half_life_days),
          shape: Number(row.shape) as DecayShape,
          floor: Number(row.floor),
        },
      };
    }),
    truth: bayesTruth(evidence, keys, series, rows),
  };
}

function seriesKeys({ columns, personIds, skillIds }: NumberedEvidence): string[] {
  return personIds.flatMap((id, person) =>
    Array.from(
      columns.seriesSkill.subarray(columns.seriesStart[person]!, columns.seriesStart[person + 1]!),
      (skill) => `${id} ${skillIds[skill]}`,
    ),
  );
}

function bayesTruth(
  evidence: NumberedEvidence,
  keys: readonly string[],
  series: ReadonlyMap<string, Row>,
  rows: (file: string) => Row[],
): BayesTruth {
  const parameters = rows('truth/parameters.csv');
  const value = (name: string, taskClass = '') =>
    Number(
      parameters.find((row) => row.parameter === name && (taskClass === '' || row.task_class === taskClass))!
        .value,
    );
  const offset = new Map(
    rows('truth/skills.csv').map((row) => [row.skill!, Number(row.log_half_life_offset)]),
  );
  const leniency = new Map(rows('truth/evaluators.csv').map((row) => [row.person!, Number(row.leniency)]));
  // Half of the domain effect is taken as the person's, half as the series': skills load on domains in part.
  const domain = value('domainSD') ** 2 / 2;
  return {
    series: keys.map((key) => {
      const row = series.get(key)!;
      const median = value('medianHalfLifeDays', row.task_class);
      return {
        abilityPrior: Number(row.ability_prior),
        medianHalfLife: median * Math.exp(offset.get(row.skill!)!),
        shape: Number(row.shape) as DecayShape,
        floor: Number(row.floor),
      };
    }),
    leniency: evidence.evaluatorIds.map((id) => leniency.get(id) ?? 0),
    personVariance: value('personSD') ** 2 + domain,
    residualVariance: value('residualSD') ** 2 + domain,
    logHalfLifeVariance: value('logHalfLifeSD') ** 2 - value('skillLogHalfLifeSD') ** 2,
    noise: {
      DELIVERY: value('deliveryNoise'),
      PEER_REVIEW: value('peerReviewNoise'),
      ASSESSMENT: value('peerReviewNoise'),
      SIMULATION: value('peerReviewNoise'),
    },
  };
}
