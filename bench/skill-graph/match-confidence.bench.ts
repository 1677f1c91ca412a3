import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { invertPositiveDefinite } from '../../src/analytics/linear-algebra/positive-definite.ts';
import {
  type ConfidenceWeights,
  evidenceRow,
  weightNames,
} from '../../src/analytics/search/match-confidence.ts';
import {
  skillIndexOptions,
  TitleIndex,
  type TitleIndexOptions,
  titleIndexOptions,
} from '../../src/analytics/search/title-index.ts';
import { readCsvTable } from '../../src/importers/csv-table.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { evaluateConfidence } from '../../src/services/skill-graph/evaluation/evaluate-confidence.ts';
import { type JudgedTexts, judgedTexts } from '../../src/services/skill-graph/evaluation/judged-texts.ts';
import { type Bench, type Claim, cost, gain } from '../bench.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const LEARNED_ON = ['3', '4', '5'];
const REPORTED_ON = '1';
const TEXTS = 2_000;
/** Matches of each text that are learned from. */
const DEPTH = 3;
/** Of the penalty Σ w²: as good as nothing beside thousands of texts. */
const RIDGE = 1e-2;

/** Logistic regression by Newton's method on the evidence of the best matches of texts whose meaning is known. */
function learn(sets: readonly JudgedTexts[], options: TitleIndexOptions): ConfidenceWeights {
  const rows: number[][] = [];
  const targets: number[] = [];
  for (const { names, texts } of sets) {
    const index = new TitleIndex(names, options);
    for (const { text, right } of texts) {
      for (const { item, evidence } of index.matchSurely(text, DEPTH)) {
        rows.push(evidenceRow(evidence));
        targets.push(right.has(item) ? 1 : 0);
      }
    }
  }
  const n = weightNames.length;
  const weights = new Float64Array(n);
  for (let step = 0; step < 30; step++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const curvature = new Float64Array(n * n);
    for (let i = 0; i < n; i++) curvature[i * n + i] = RIDGE;
    rows.forEach((row, at) => {
      const logit = row.reduce((sum, value, i) => sum + value * weights[i]!, 0);
      const p = 1 / (1 + Math.exp(-logit));
      for (let i = 0; i < n; i++) {
        gradient[i]! += row[i]! * (targets[at]! - p);
        for (let j = 0; j < n; j++) curvature[i * n + j]! += p * (1 - p) * row[i]! * row[j]!;
      }
    });
    const inverse = invertPositiveDefinite(curvature, n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) weights[i]! += inverse[i * n + j]! * gradient[j]!;
  }
  return Object.fromEntries(
    weightNames.map((name, i) => [name, Number(weights[i]!.toPrecision(3))]),
  ) as unknown as ConfidenceWeights;
}

async function roleNames(): Promise<string[][]> {
  const { roles } = await readOnet(join(DATA, 'onet-29.3'));
  return roles.map(({ title, alternateTitles }) => [title, ...alternateTitles]);
}

/** ESCO's collections list other labels of skills: each skill once, by what the collections call it. */
async function skillNames(): Promise<string[][]> {
  const names = new Map<string, Set<string>>();
  const columns = { required: ['conceptUri', 'preferredLabel', 'altLabels'], optional: [] } as const;
  for (const collection of ['digital', 'green', 'transversal', 'research', 'language', 'digComp']) {
    const path = join(DATA, `esco-en/${collection}SkillsCollection_en.csv.gz`);
    for await (const { cells } of readCsvTable(path, columns, {})) {
      const own = names.get(cells.conceptUri) ?? new Set();
      for (const label of [cells.preferredLabel, ...cells.altLabels.split(/\s*[|\n]\s*/)])
        if (label !== '') own.add(label);
      names.set(cells.conceptUri, own);
    }
  }
  return [...names.values()].map((own) => [...own]);
}

export const bench: Bench = {
  name: 'match-confidence',
  shows: 'whether matches are right as often as their confidence says; learns and prints its weights',
  async run({ note, option }) {
    if (!existsSync(join(DATA, 'onet-29.3'))) throw new Error('../shared/data/onet-29.3 is not there.');
    const texts = option('texts', TEXTS);
    const claims: Claim[] = [];
    for (const [kind, names, options] of [
      ['roles', await roleNames(), titleIndexOptions],
      ['skills', await skillNames(), skillIndexOptions],
    ] as const) {
      const sets = (seed: string) => judgedTexts(names, seed, texts, kind === 'roles');
      const unlisted = LEARNED_ON.flatMap(sets).filter(({ areListed = false }) => !areListed);
      const learned = learn(unlisted, options);
      note(`${kind}: learned ${JSON.stringify(learned)}, in use ${JSON.stringify(options.confidence)}`);
      const { rows, bands } = evaluateConfidence(sets(REPORTED_ON), options);
      for (const { what, matched, matchedRight, none } of rows) {
        claims.push(gain(`${kind}: ${what}: matched`, 'share', matched, null, null));
        claims.push(gain('… of these right', 'share', matchedRight ?? 0, null, null));
        claims.push(gain('… without a good match', 'share', none, null, null));
      }
      const all = bands.reduce((sum, band) => sum + band.texts, 0);
      const error = bands.reduce(
        (sum, band) => sum + (band.texts / all) * Math.abs(band.meanConfidence - band.right),
        0,
      );
      claims.push(
        cost(`${kind}: mean distance of confidence and share right, by tenths`, 'share', error, null, null),
      );
    }
    return claims;
  },
};
