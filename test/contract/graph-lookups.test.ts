import { expect, it } from 'vitest';
import { withGrafeoPlans } from './explained-plans.ts';
import { everyStatement, sampleParameters } from './sample-parameters.ts';

/** The scans in a plan: nodes that are read by label, with no index in the filters right above. */
function scansOf(plan: string): string[] {
  const lines = plan.split('\n').map((line) => line.trim());
  return lines.filter((line, scan) => {
    if (!/^NodeScan \(\w+:(?!\*)/.test(line)) return false;
    const above = lines.slice(0, scan);
    const filters = above.slice(above.findLastIndex((other) => !other.startsWith('Filter ')) + 1);
    return !filters.some((filter) => /\[index: \w+\]/.test(filter));
  });
}

/** Labels of which the statement names a node in its pattern by key. What is read beside them may be everything. */
const labelsByKey = (text: string) =>
  new Set(Array.from(text.matchAll(/:(\w+)\s*\{\s*(?:id|version)\s*:/g), ([, label]) => label));
const namesByCondition = (text: string) => /\.(id|version)\s*=\s*[$'\w]/.test(text);

/** It names a node by its key, so it has no business reading that label whole. */
const looksUpByKey = (text: string) => /\{\s*(id|version)\s*:|\.(id|version)\s*=\s*[$'\w]/.test(text);

it('every lookup by key seeks an index on Grafeo', async () => {
  const scanning: string[] = [];
  await withGrafeoPlans(async (planOf) => {
    for (const statement of everyStatement.filter(({ text }) => looksUpByKey(text))) {
      const byKey = labelsByKey(statement.text);
      const scans = scansOf(await planOf(statement, sampleParameters(statement))).filter(
        (scan) => namesByCondition(statement.text) || byKey.has(/:(\w+)\)/.exec(scan)?.[1] ?? ''),
      );
      if (scans.length > 0) scanning.push(`${statement.name}: ${scans.join(', ')}`);
    }
  });
  expect(scanning).toEqual([]);
});
