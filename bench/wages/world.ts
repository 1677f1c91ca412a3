import type { HedonicInput } from '../../src/analytics/wages/hedonic-regression.ts';
import type { FrameworkRole } from '../../src/domain/framework.ts';
import type { WageRow } from '../../src/domain/wages.ts';

/** Occupations with a published median and what their roles ask for on average, as PRICE_SKILLS reads them. */
export function pricedInput(
  roles: readonly FrameworkRole[],
  wages: readonly WageRow[],
): { readonly input: HedonicInput; readonly minorGroups: readonly string[] } {
  const asking = roles.filter(({ requirements }) => requirements.length > 0);
  const bySoc = Map.groupBy(asking, ({ code }) => code.slice(0, 7));
  const rows = wages.filter(
    ({ occupationCode, percentiles }) => percentiles.p50.quality === 'PUBLISHED' && bySoc.has(occupationCode),
  );
  const skillIds = [
    ...new Set(asking.flatMap(({ requirements }) => requirements.map((own) => own.skillId))),
  ].sort();
  const numbers = new Map(skillIds.map((id, number) => [id, number]));
  const observation: number[] = [];
  const skill: number[] = [];
  const demand: number[] = [];
  for (const [row, { occupationCode }] of rows.entries()) {
    const own = bySoc.get(occupationCode)!;
    const sums = new Map<number, number>();
    for (const { requirements } of own) {
      for (const { skillId, importance, level } of requirements) {
        const number = numbers.get(skillId)!;
        sums.set(number, (sums.get(number) ?? 0) + (importance * level) / own.length);
      }
    }
    for (const [number, amount] of [...sums].sort(([a], [b]) => a - b)) {
      observation.push(row);
      skill.push(number);
      demand.push(amount);
    }
  }
  const preparation = rows.map(({ occupationCode }) => {
    const zones = bySoc.get(occupationCode)!.flatMap(({ jobZone }) => jobZone ?? []);
    return zones.length === 0
      ? 'unknown'
      : String(Math.round(zones.reduce((sum, zone) => sum + zone, 0) / zones.length));
  });
  return {
    input: {
      logWage: Float64Array.from(rows, ({ percentiles }) => Math.log(percentiles.p50.amount!)),
      controls: [preparation, rows.map(({ occupationCode }) => occupationCode.slice(0, 2))],
      skills: skillIds.length,
      observation: Uint32Array.from(observation),
      skill: Uint32Array.from(skill),
      demand: Float64Array.from(demand),
    },
    minorGroups: rows.map(({ occupationCode }) => occupationCode.slice(0, 4)),
  };
}

/** The same demands with wages made from known ln premiums, a level for each group, and errors. */
export function withWages(input: HedonicInput, truth: Float64Array, error: () => number): HedonicInput {
  const n = input.logWage.length;
  const sums = new Float64Array(input.skills);
  input.skill.forEach((skill, entry) => {
    sums[skill]! += input.demand[entry]!;
  });
  const more = new Float64Array(input.skills);
  const moreSums = new Float64Array(input.skills);
  input.skill.forEach((skill, entry) => {
    if (input.demand[entry]! * n <= sums[skill]!) return;
    more[skill]!++;
    moreSums[skill]! += input.demand[entry]!;
  });
  const contrast = (skill: number) =>
    moreSums[skill]! / more[skill]! - (sums[skill]! - moreSums[skill]!) / (n - more[skill]!);
  const logWage = Float64Array.from(
    { length: n },
    (_, i) => 10.8 + 0.02 * Number(input.controls[1]![i]) + error(),
  );
  input.skill.forEach((skill, entry) => {
    // What too few ask for is not estimated, and left out of these wages.
    if (more[skill]! < 5 || n - more[skill]! < 5) return;
    logWage[input.observation[entry]!]! += (input.demand[entry]! / contrast(skill)) * truth[skill]!;
  });
  return { ...input, logWage };
}
