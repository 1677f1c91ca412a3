import { afterAll, expect, test } from 'vitest';
import { createPodCosts } from '../../../src/services/wages/pod-costs.ts';
import { createWages } from '../../../src/services/wages/wages.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { clock } from '../imports/framework-world.ts';
import { caller, ENGINEER, HEADER, line, NURSE, openWageWorld } from './wage-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());

describeGraphs('what pods cost', ({ open }) => {
  test('of a pod are added up by currency: members as they are paid, openings at the benchmark, the unknown counted', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
    const { world, imports } = made;
    const topCoded = `${ENGINEER.replace('role:', '')},,Bureau,USD,,USD,2025,10,50000,60000,>=70000,,\n`;
    await imports(`${HEADER}${line(NURSE, 'Institute', 'EUR', 3000, 50_000)}\n${topCoded}`);
    await world.imports.organisation(
      caller,
      world.folder({
        'people.csv': 'external_id,name,wage,currency\nA,A,40000,EUR\nB,B,60000,EUR\nC,C,90000,USD\nD,D,,\n',
        'pods.csv': 'external_id,name\nP,Pod\nQ,Quiet\n',
        'assignments.csv':
          'external_id,person,pod,role,from,to,allocation\n1,A,P,onet:11-1000.00,2025-01-01,,0.5\n' +
          '2,B,P,onet:11-1000.00,2025-01-01,,\n3,C,P,onet:11-1000.00,2025-01-01,,1\n' +
          '4,D,P,onet:11-1000.00,2025-01-01,,0.25\n5,B,P,onet:11-1000.00,2024-01-01,2024-12-31,1\n',
        'demand.csv':
          'external_id,pod,role,headcount,from,to\n1,P,onet:11-1000.00,2,2025-01-01,\n' +
          '2,P,onet:13-1000.00,1.5,2025-01-01,\n3,P,onet:15-1000.00,3,2025-01-01,\n' +
          '4,P,onet:11-1000.00,9,2026-01-01,\n5,Q,onet:11-1000.00,1,2025-01-01,\n',
      }),
    );
    const wages = createWages({ graph });
    const costs = createPodCosts({ graph, wages });
    const request = { asOf: clock.now(), percentile: 50 };
    const [pod, quiet, unknown] = await costs.ofPods(
      caller,
      ['pod:org:P', 'pod:org:Q', 'pod:org:X'],
      request,
    );
    expect(pod!.members).toEqual({
      amounts: [
        { amount: 80_000, currency: 'EUR' },
        { amount: 90_000, currency: 'USD' },
      ],
      counted: 2.5,
      missing: 0.25,
      atLeast: 0,
    });
    expect(pod!.demand).toEqual({
      amounts: [
        { amount: expect.closeTo(100_000, 6), currency: 'EUR' },
        { amount: 105_000, currency: 'USD' },
      ],
      counted: 3.5,
      missing: 3,
      atLeast: 1.5,
    });
    const nothing = { amounts: [], counted: 0, missing: 0, atLeast: 0 };
    expect(quiet!.members).toEqual(nothing);
    expect(quiet!.demand.amounts).toEqual([{ amount: expect.closeTo(50_000, 6), currency: 'EUR' }]);
    expect(unknown).toEqual({ members: nothing, demand: nothing });
    const [dear] = await costs.ofPods(caller, ['pod:org:P'], { ...request, percentile: 75, currency: 'EUR' });
    expect(dear!.demand).toEqual({
      amounts: [{ amount: expect.closeTo(130_000, 6), currency: 'EUR' }],
      counted: 2,
      missing: 4.5,
      atLeast: 0,
    });
  });
});
