import { parse } from 'csv-parse/sync';
import type { FrameworkAdjacency } from '../../src/analytics/carry-over/calibrate-carry-over.ts';
import { EvidenceBuilder, type NumberedEvidence } from '../../src/analytics/decay/model/evidence-builder.ts';
import type { ObservationKind } from '../../src/analytics/decay/model/observation-kinds.ts';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { noonOf } from '../../src/domain/clock.ts';
import { splitMix32 } from '../../src/domain/split-mix.ts';
import type { TaskClass } from '../../src/domain/task-class.ts';
import { generateOrganisation, type OrganisationReferences } from '../../src/sample-organisation/index.ts';

type Row = Readonly<Record<string, string>>;

/** An organisation whose truth is known, with all evidence of some pairs of person and skill taken out. */
export interface HiddenWorld {
  /** What is left. */
  readonly evidence: NumberedEvidence;
  readonly asOf: number;
  readonly hidden: readonly HiddenPair[];
  /** Those whose evidence is left. */
  readonly kept: readonly HiddenPair[];
  /** Awards that count: not revoked, suspended or unverified. */
  readonly awards: readonly { personId: string; skillId: string; level: number; awardedAt: number }[];
  readonly adjacency: readonly FrameworkAdjacency[];
  readonly taskClassOf: (skillId: string) => TaskClass;
}

/** A pair of person and skill whose truth is known. */
export interface HiddenPair {
  readonly personId: string;
  readonly skillId: string;
  /** True proficiency on the day of the export. */
  readonly truth: number;
}

const DAY = '2026-06-30';
const HIDDEN_SHARE = 0.1;

export async function generateHiddenWorld(
  references: OrganisationReferences,
  adjacency: readonly FrameworkAdjacency[],
  options: { readonly seed: string; readonly people: number; readonly relatedness: number },
): Promise<HiddenWorld> {
  const texts = new Map<string, string[]>();
  await generateOrganisation({ ...options, asOf: DAY }, references, (file) => {
    const parts: string[] = [];
    texts.set(file, parts);
    return { write: (text) => void parts.push(text), close() {} };
  });
  const rows = (file: string): Row[] => parse(texts.get(file)!.join(''), { columns: true });
  const asOf = noonOf(DAY);
  const classes = new Map(rows('truth/skills.csv').map((row) => [row.skill!, row.task_class as TaskClass]));
  const taskClassOf = (skillId: string) => classes.get(skillId.slice('skill:'.length)) ?? 'MIXED';
  const observations = rows('observations.csv')
    .filter(({ withdrawn_at }) => withdrawn_at === '')
    .map((row) => ({ row, time: timeOf(row.at!) }))
    .filter(({ time }) => time <= asOf)
    .sort((a, b) => a.time - b.time);
  const pairs = [...new Set(observations.map(({ row }) => pairOf(row)))].sort();
  const random = seeded(options.seed);
  const hidden = new Set(pairs.filter(() => random() < HIDDEN_SHARE));
  const builder = new EvidenceBuilder();
  const takenOut = new Set<string>();
  for (const { row, time } of observations) {
    if (hidden.has(pairOf(row))) {
      takenOut.add(pairOf(row));
      continue;
    }
    builder.add({
      personId: row.person!,
      skillId: `skill:${row.skill}`,
      taskClass: taskClassOf(`skill:${row.skill}`),
      at: time,
      kind: row.kind as ObservationKind,
      score: Number(row.score),
      trials: row.trials === '' ? null : Number(row.trials),
      evaluatorId: row.evaluator === '' ? null : row.evaluator!,
    });
  }
  const truths = rows('truth/proficiency_at.csv');
  const validated = Map.groupBy(rows('credential_skills.csv'), ({ credential }) => credential!);
  return {
    evidence: builder.build(PRIOR.kinds),
    asOf,
    adjacency,
    taskClassOf,
    hidden: truths.filter((row) => takenOut.has(pairOf(row))).map(truthOf),
    kept: truths.filter((row) => !takenOut.has(pairOf(row))).map(truthOf),
    awards: rows('awards.csv')
      .filter(({ status, awarded_at }) => status === '' && timeOf(awarded_at!) <= asOf)
      .flatMap((row) =>
        (validated.get(row.credential!) ?? []).map(({ skill, level }) => ({
          personId: row.person!,
          skillId: `skill:${skill}`,
          level: Number(level),
          awardedAt: timeOf(row.awarded_at!),
        })),
      ),
  };
}

const truthOf = (row: Row): HiddenPair => ({
  personId: row.person!,
  skillId: `skill:${row.skill}`,
  truth: Number(row.proficiency),
});
const pairOf = (row: Row) => `${row.person} ${row.skill}`;
const timeOf = (text: string) => Date.parse(text.length === 10 ? `${text}T12:00:00Z` : text);

/** Random numbers from a text. */
function seeded(seed: string): () => number {
  let state = 0;
  for (const character of seed) state = (Math.imul(state, 31) + character.codePointAt(0)!) >>> 0;
  return splitMix32(state);
}
