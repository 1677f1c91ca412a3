import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { backTest } from '../src/analytics/decay/back-test.ts';
import { baselineNames } from '../src/analytics/decay/baselines.ts';
import type { DecayLog } from '../src/domain/decay-log.ts';
import { type Bench, type Claim, cost } from './bench.ts';

const LOG = new URL('../../shared/data/srs-anki-1user/revlog.csv.gz', import.meta.url);
const DAY_START_MS = 4 * 3_600_000;

/** Learning, review and relearning of one person's cards; ease 2 and above is remembered. */
async function readReviews(first: number): Promise<DecayLog> {
  const skills = new Map<string, number>();
  const at: number[] = [];
  const skill: number[] = [];
  const successes: number[] = [];
  const reader = createReadStream(LOG)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  const rows: Record<string, string>[] = [];
  for await (const row of reader as AsyncIterable<Record<string, string>>) rows.push(row);
  rows.sort((a, b) => Number(a.id) - Number(b.id));
  for (const { id, cid, ease, type } of rows) {
    if (Number(type) > 2 || Number(ease) < 1) continue;
    if (at.length >= first) break;
    const number = skills.get(cid!) ?? skills.size;
    skills.set(cid!, number);
    at.push(Number(id));
    skill.push(number);
    successes.push(Number(ease) >= 2 ? 1 : 0);
  }
  const count = at.length;
  return {
    person: new Uint32Array(count),
    skill: Uint32Array.from(skill),
    at: Float64Array.from(at),
    successes: Float64Array.from(successes),
    trials: new Float64Array(count).fill(1),
    kind: new Uint8Array(count),
    evaluator: new Int32Array(count).fill(-1),
    reinforces: new Uint8Array(count).fill(1),
    people: 1,
    skills: skills.size,
    evaluators: 0,
  };
}

export const bench: Bench = {
  name: 'decay-log',
  shows:
    'prequential forecasts of a real forgetting log (../shared/data/srs-anki-1user), whole and cut short',
  async run({ note }): Promise<readonly Claim[]> {
    if (!existsSync(LOG)) {
      note('The log lies beside the project and is not there: nothing measured.');
      return [];
    }
    const claims: Claim[] = [];
    for (const events of [300, 3_000, Number.POSITIVE_INFINITY]) {
      const { report } = backTest(await readReviews(events), { dayStartMs: DAY_START_MS })!;
      note(`${report.events} events, ${report.scored} scored, ${report.refits} refits`);
      for (const baseline of baselineNames) {
        const { low, high } = report.differences[baseline];
        const claim = `log loss of ${report.scored} reviews, difference ${low.toFixed(4)} to ${high.toFixed(4)}`;
        claims.push(
          cost(claim, 'nats', report.scores.model.logLoss, report.scores[baseline].logLoss, baseline),
        );
      }
    }
    return claims;
  },
};
