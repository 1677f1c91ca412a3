import { createHash } from 'node:crypto';
import type { HedonicInput, HedonicPremiums } from '../../analytics/wages/hedonic-regression.ts';
import type { Attempt, Metric } from '../../domain/attempt.ts';
import type { Clock } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import { COVERAGE } from '../../domain/estimate.ts';
import type { Id } from '../../domain/ids.ts';
import type { JobParameters } from '../../domain/jobs.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import type { WorkerPool } from '../../threads/pool.ts';
import { publish, readPublished, wasPublished } from '../runs/publishing.ts';
import { recordFindings } from '../runs/run-attempts.ts';
import { appendRunRows, removeRunRows } from '../runs/run-edges.ts';
import type { WagePreferences } from './benchmark-rows.ts';
import { type PricedMarket, readPricedMarket } from './priced-market.ts';

/** Estimates what skills are worth: wages of one market, explained by what roles ask for. */
export interface PriceSkills {
  /**
   * Leaves the run's premiums complete and published. `Conflict` where there are too few benchmarks to tell anything, or
   * another run of this job was published meanwhile.
   */
  run(attempt: Attempt, parameters: JobParameters<'PRICE_SKILLS'>): Promise<void>;
}

export interface PriceSkillsDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly threads: WorkerPool;
  readonly preferences: WagePreferences;
}

const ESTIMATING = 'Estimating what skills are worth';
/** The quantile of the standard normal that leaves (1 − COVERAGE) / 2 above it. */
const NORMAL_QUANTILE = 1.6448536269514722;

export function createPriceSkills(dependencies: PriceSkillsDependencies): PriceSkills {
  const { graph, clock, threads, preferences } = dependencies;
  return {
    async run(attempt, { source = null, area = null, currency = null }) {
      const { signal } = attempt.caller;
      if (await wasPublished(graph, attempt, { signal })) return attempt.progress(1, 'Published');
      attempt.progress(0, 'Reading wages and what roles ask for');
      const { PRICE_SKILLS: standing = null } = await readPublished(graph, { signal });
      const priced = await readPricedMarket(graph, { source, area, currency }, preferences, { signal });
      if (priced === null)
        throw new Conflict('No role that asks for anything has a wage benchmark: import wages first.');
      await removeRunRows(graph, attempt, statements.discardPremiums);

      attempt.progress(0.2, ESTIMATING);
      const found = await threads.run<HedonicInput, HedonicPremiums | null>('price-skills', priced.input, {
        signal,
        onProgress: (fraction) => attempt.progress(0.2 + 0.7 * Number(fraction), ESTIMATING),
      });
      if (found === null) {
        throw new Conflict(
          `${priced.input.logWage.length} wage benchmarks of ${describe(priced)} are too few to tell premiums from.`,
        );
      }
      attempt.progress(0.9, 'Writing premiums');
      const rowAt = premiumRows(found, priced);
      await appendRunRows(graph, attempt, statements.appendPremiums, found.skill.length, rowAt);
      await graph.write(
        async (transaction) => {
          const findings = {
            inputDigest: digestOf(priced),
            metrics: metricsOf(found),
            hyperparameters: priced.market,
          };
          await recordFindings(transaction, attempt, findings);
          await publish(transaction, attempt, 'PRICE_SKILLS', clock.now(), { replacing: standing });
        },
        { signal },
      );
      attempt.progress(1, 'Published');
    },
  };
}

const describe = ({ market }: PricedMarket): string =>
  `${market.source} ${market.year}, ${market.area}, ${market.currency}`;

function premiumRows(found: HedonicPremiums, { market, skillIds, rolesAsking }: PricedMarket) {
  const { source, year, area, currency } = market;
  return (at: number) => {
    const [centre, spread] = [found.premium[at]!, NORMAL_QUANTILE * found.deviation[at]!];
    const skill = found.skill[at]!;
    return {
      skillId: skillIds[skill]! satisfies Id,
      premium: Math.expm1(centre),
      low: Math.expm1(centre - spread),
      high: Math.expm1(centre + spread),
      coverage: COVERAGE,
      roles: rolesAsking[skill]!,
      benchmarks: found.observations,
      ...{ source, year, area, currency },
    };
  };
}

function digestOf({ market, input, skillIds }: PricedMarket): string {
  const digest = createHash('sha256').update(JSON.stringify([market, input.controls, skillIds]));
  for (const column of [input.logWage, input.observation, input.skill, input.demand])
    digest.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return digest.digest('hex');
}

function metricsOf(found: HedonicPremiums): Metric[] {
  return [
    { name: 'skills with a premium', value: found.skill.length, unit: null },
    { name: 'benchmarks', value: found.observations, unit: null },
    { name: 'held-out R²', value: found.heldOutR2, unit: null },
    { name: 'penalty', value: found.penalty, unit: null },
    { name: 'unexplained deviation of ln wage', value: found.noise, unit: null },
  ];
}
