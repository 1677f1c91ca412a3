import { expect, test } from 'vitest';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createSkills } from '../../../src/services/catalogue/skills.ts';
import { createSearch } from '../../../src/services/skill-graph/search.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { callerWith } from '../imports/framework-world.ts';

describeGraphs('labels of skills', ({ open }) => {
  test('say the kind where another skill of the framework has the name, the code where that is alike too', async () => {
    const graph = await open();
    const skill = (framework: string, code: string, name: string, kind: string) => ({
      ...{ id: `skill:${framework}:${code}`, framework, code, name, kind },
      ...{ taskClass: 'MIXED', hot: false, inDemand: false },
    });
    const rows = [
      skill('onet', '2.A.1.e', 'Mathematics', 'SKILL'),
      skill('onet', '2.C.4.a', 'Mathematics', 'KNOWLEDGE'),
      skill('onet', '2.C.4.b', 'Physics', 'KNOWLEDGE'),
      skill('esco', 'maths', 'Mathematics', 'SKILL'),
      skill('org', 'a', 'Ledger', 'ORGANISATION'),
      skill('org', 'b', 'Ledger', 'ORGANISATION'),
    ];
    await graph.write((transaction) => transaction.run(statements.putSkills, { rows }));
    const skills = createSkills({ graph, search: createSearch({ graph }) });
    const ids = [...rows.map(({ id }) => id), 'skill:onet:none'];
    expect(await skills.labels(callerWith(), ids)).toEqual([
      'Mathematics (skill)',
      'Mathematics (knowledge)',
      'Physics',
      'Mathematics',
      'Ledger (a)',
      'Ledger (b)',
      null,
    ]);
  });
});
