import { expect, it } from 'vitest';
import { migrations } from '../../../src/graph/schema.generated.ts';
import { type ExplainedOperator, explainedOperators, withGrafeoPlans } from './explained-plans.ts';
import { everyStatement, sampleParameters } from './sample-parameters.ts';

/** What is read whole in a plan: nodes by label, or all that a name stands for, with no index right above. */
function wholeReads(plan: string): ExplainedOperator[] {
  const operators = explainedOperators(plan);
  return operators.filter(({ name, line, inputs, above }) => {
    if (name !== 'NodeScan') return false;
    // What is bound already is gone on with; where nothing comes in, it stands for every node.
    if (/^NodeScan \(\w+:\*/.test(line)) return inputs.length === 0;
    const filters = above.slice(above.findLastIndex((other) => !other.startsWith('Filter ')) + 1);
    return !filters.some((filter) => /\[(index|range): \w+\]/.test(filter));
  });
}

/** What a row is joined with whole, however few rows there are. */
const joinedWhole = (plan: string): string[] =>
  wholeReads(plan)
    .filter(({ line, above }) => /:\*/.test(line) || above.some((other) => /^\w*Join\b/.test(other)))
    .map(({ line, above }) => [above.findLast((other) => /^Expand /.test(other)), line].join(' of '));

/** Labels of which the statement names a node in its pattern by key. What is read beside them may be everything. */
const labelsByKey = (text: string) =>
  new Set(Array.from(text.matchAll(/:(\w+)\s*\{\s*(?:id|version)\s*:/g), ([, label]) => label));
const namesByCondition = (text: string) => /\.(id|version)\s*=\s*[$'\w]/.test(text);

/** It names a node by its key, so it has no business reading that label whole. */
const looksUpByKey = (text: string) => /\{\s*(id|version)\s*:|\.(id|version)\s*=\s*[$'\w]/.test(text);

/** Statements that read every node of a label on Grafeo, and why they may. */
const readsEverything: Readonly<Record<string, readonly string[]>> = {
  'a page, or a count, of all there are: its index knows equality only, so a page looks at what is before it, too':
    [
      'credentialCount',
      'credentialPage',
      'demandCount',
      'demandPage',
      'personCount',
      'personPage',
      'podCount',
      'podPage',
      'roleCount',
      'rolePage',
      'shortlistCount',
      'shortlistPage',
      'skillCount',
      'skillPage',
    ],
  'what is or was published, and a page or count of runs as somebody asks: nothing asks for them all the time':
    ['countRuns', 'readPublished', 'readPublishedAsKnown', 'runsPage'],
  'every skill, role or unit is asked for, once in a job or an import': [
    'demandingRoleCount',
    'frameworkRoleCodes',
    'mappedRoles',
    'mappedSkills',
    'personUnits',
    'podUnits',
    'retiredRoleCount',
    'retiredSkillCount',
    'roleIds',
    'skillNames',
    'standingFrameworkRoles',
    'standingFrameworkSkills',
    'taskClasses',
  ],
  'a file of wages is compared with all that its sources say, once an import': ['storedWageMarkets'],
  'the talent index is built of everything': [
    'rankingAdjacency',
    'rankingCredentials',
    'rankingPrerequisites',
    'rankingRoles',
    'rankingSkills',
  ],
  'a job computes from everything': ['decayEvidence', 'evidencePeople', 'evidenceSkills', 'similarityGraph'],
  'what a run wrote is found wherever it begins: relationships have no index': [
    'derivedAdjacencies',
    'derivedDistinctions',
    'derivedMemberships',
    'derivedProficiencies',
    'derivedSimilarities',
    'discardAdjacencies',
    'discardSimilarities',
    'endedProficiencies',
    'generationPeople',
  ],
  'there are some thousand of them at most: clusters and openings': ['clusterRoleIds', 'openDemand'],
};

it('every lookup by key seeks an index on Grafeo', async () => {
  const scanning: string[] = [];
  await withGrafeoPlans(async (planOf) => {
    for (const statement of everyStatement.filter(({ text }) => looksUpByKey(text))) {
      const byKey = labelsByKey(statement.text);
      const scans = wholeReads(await planOf(statement, sampleParameters(statement)))
        .map(({ line }) => line)
        .filter((scan) => namesByCondition(statement.text) || byKey.has(/:(\w+)\)/.exec(scan)?.[1] ?? ''));
      if (scans.length > 0) scanning.push(`${statement.name}: ${scans.join(', ')}`);
    }
  });
  expect(scanning).toEqual([]);
});

it('what is optional to a node is found from the node on Grafeo, not among all relationships of the type', async () => {
  const joined: string[] = [];
  const optional = `UNWIND $ids AS id
MATCH (s:Skill {id: id})
OPTIONAL MATCH (s)-[:BROADER]->(b:Skill)
RETURN id, b.id AS broaderId`;
  await withGrafeoPlans(async (planOf) => {
    expect(joinedWhole(await planOf({ text: optional }, { ids: ['x'] }))).toEqual([
      'Expand (s)->[:BROADER]->(b) of NodeScan (s:*)',
    ]);
    const steps = migrations.flatMap(({ name, steps: texts }) => texts.map(({ text }) => ({ name, text })));
    for (const [statement, params] of [
      ...everyStatement.map((each) => [each, sampleParameters(each)] as const),
      ...steps.map((step) => [step, {}] as const),
    ]) {
      joined.push(
        ...joinedWhole(await planOf(statement, params)).map((read) => `${statement.name}: ${read}`),
      );
    }
  });
  expect(joined).toEqual([]);
});

it('whatever reads all nodes of a label on Grafeo does so for a reason', async () => {
  const reading: string[] = [];
  await withGrafeoPlans(async (planOf) => {
    for (const statement of everyStatement) {
      if (wholeReads(await planOf(statement, sampleParameters(statement))).length > 0)
        reading.push(statement.name);
    }
  });
  expect(reading.sort()).toEqual(Object.values(readsEverything).flat().sort());
});
