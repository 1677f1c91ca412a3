import { expect, test } from 'vitest';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { calibrateAdjacency } from '../../../src/services/skill-graph/learning/calibrate-adjacency.ts';
import { PEOPLE, rankingWorld, skillId } from '../ranking-world.ts';

test('what carries over is calibrated on as many people with evidence as are asked for, whoever else there is', async () => {
  const graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  const others = Array.from({ length: 3 * PEOPLE }, (_, n) => `person:${n.toString(16).padStart(2, '0')}f`);
  const unknown = { location: null, joinedOn: null, leftOn: null, wage: null, currency: null };
  await graph.write((transaction) =>
    transaction.run(statements.putPeople, {
      rows: others.map((id) => ({ id, externalId: id, name: 'Somebody', unit: 'North', ...unknown })),
      seq: 1,
    }),
  );
  const framework = [{ fromSkillId: skillId(0), toSkillId: skillId(1), strength: 0.4 }];
  const calibrate = (mostPeople: number) => calibrateAdjacency(graph, framework, 'run:fit1', { mostPeople });
  const { people: everybody } = await calibrate(1_000);
  expect(everybody).toBeGreaterThan(PEOPLE / 2);
  for (const most of [7, 40]) expect((await calibrate(most)).people).toBe(most);
  await graph.close();
});
