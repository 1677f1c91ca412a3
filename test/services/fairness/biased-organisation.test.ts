import { expect, test } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { Bias } from '../../../src/sample-organisation/people/disclosures.ts';
import { createFairness } from '../../../src/services/fairness/fairness.ts';
import { createShortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { generate, type Row, references } from '../../sample-organisation/generated.ts';
import { openImportWorld } from '../imports/import-world.ts';
import { caller, publishFit, TODAY } from '../ranking-world.ts';

const PEOPLE = 400;

/** The audit of a list of 40 of all-rounders of a generated organisation: imported, fitted and ranked as any other. */
async function auditOf(bias?: Bias) {
  const generated = await generate({ people: PEOPLE, seed: 'biased', truth: 'NONE', bias });
  await using world = await openImportWorld();
  const { graph, imports } = world;
  await graph.write(async (transaction) => {
    await transaction.run(statements.putSkills, {
      rows: references.skills.map(({ id, ...skill }) => ({
        ...{ id, ...skill, framework: 'onet', code: id.slice('skill:onet:'.length) },
        ...{ hot: false, inDemand: false },
      })),
    });
  });
  // Without assignments: what people did in pods is not audited here.
  const observations = generated.rows('observations.csv').map((row): Row => ({ ...row, assignment: '' }));
  const columns = Object.keys(observations[0]!);
  const folder = world.folder({
    'people.csv': generated.text('people.csv'),
    'disclosures.csv': generated.text('disclosures.csv'),
    'observations.csv': [columns, ...observations.map((row) => columns.map((name) => quoted(row[name]!)))],
  });
  const { result } = await imports.organisation(caller, folder, {});
  expect(result.tables.find(({ table }) => table === 'people')).toMatchObject({
    written: PEOPLE,
    refused: 0,
  });
  await publishFit(graph, 'run:fit1');
  const clock = fixedClock(TODAY);
  const talentIndex = createTalentIndex({ graph });
  const never = () => expect.unreachable();
  const shortlists = createShortlists({ graph, clock, talentIndex, runs: { request: never } as never });
  // Everybody shows some of these: how well, and not who worked in which role, decides.
  const requirements = references.skills.map(({ id }) => ({ skill: id, importance: 0.5, level: 0.9 }));
  const custom = { title: 'all-rounders', requirements };
  const answer = await shortlists.request(caller, { target: { custom }, size: 40 });
  if (answer.kind === 'RUN') return expect.unreachable();
  const [audit] = await createFairness({ graph, clock, talentIndex }).audits(caller, [answer.shortlist]);
  return audit!;
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const women = { attribute: 'gender', group: 'woman' };

test('the audit of a generated organisation is flagged where one group was made less able, and names the group', async () => {
  const audit = await auditOf({ ...women, abilityShift: -1.5 });
  expect(audit.flagged).toBe(true);
  const group = audit.groups.find(({ attribute, group }) => attribute === 'gender' && group === 'woman')!;
  expect(group.scoringImpactRatio!.value).toBeLessThan(0.8);
  expect(group.scoringImpactRatio!.high).toBeLessThan(1);
}, 120_000);

test('and where its rubric scores were lowered', async () => {
  expect((await auditOf({ ...women, rubricShift: -3 })).flagged).toBe(true);
}, 120_000);

test('the same organisation without a bias is not', async () => {
  const audit = await auditOf();
  expect(audit.flagged).toBe(false);
  expect(audit.groups.filter(({ suppressed }) => !suppressed).length).toBeGreaterThan(5);
}, 120_000);
