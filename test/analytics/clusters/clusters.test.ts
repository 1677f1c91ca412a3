import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex, normalisedMutualInformation } from '../../../src/analytics/clusters/agreement.ts';
import { chooseClusters, withoutSmall } from '../../../src/analytics/clusters/choose-clusters.ts';
import {
  type ClusterRolesInput,
  clusterRoles,
  subjects,
  undirected,
} from '../../../src/analytics/clusters/cluster-roles.ts';
import {
  communityCount,
  modularity,
  type WeightedEdges,
} from '../../../src/analytics/clusters/communities.ts';
import { distinctiveSkills } from '../../../src/analytics/clusters/distinctive.ts';
import { clusterLabels, type LabelInput } from '../../../src/analytics/clusters/labels.ts';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { sparseMatrix } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';
import { DemandScale } from '../../../src/analytics/similarity/learn-skill-graph.ts';
import { occupationGroupsOf } from '../../../src/domain/occupation-groups.ts';

const partitions = fc
  .integer({ min: 2, max: 40 })
  .chain((n) =>
    fc.tuple(partition(n), partition(n), fc.shuffledSubarray([...Array(n).keys()], { minLength: n })),
  );
const partition = (n: number) => fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n });

const options = { least: 2, most: 12, smallest: 3, resolutions: [0.5, 1, 2], runs: 10, seed: '7' };

/** `groups` of ten nodes, dense inside and thin between. */
function planted(groups: number, seed: string): WeightedEdges {
  const random = randomSource(seed);
  const nodes = groups * 10;
  const edges: [number, number, number][] = [];
  for (let a = 0; a < nodes; a++) {
    for (let b = a + 1; b < nodes; b++) {
      const inside = Math.floor(a / 10) === Math.floor(b / 10);
      if (random() < (inside ? 0.7 : 0.02)) edges.push([a, b, 0.5 + random() / 2]);
    }
  }
  return {
    nodes,
    from: Uint32Array.from(edges, ([a]) => a),
    to: Uint32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
  };
}

describe('agreement of partitions', () => {
  it('is 1 for the same partition under other names, symmetric, and blind to the order of items', () => {
    fc.assert(
      fc.property(partitions, ([a, b, order]) => {
        for (const measure of [adjustedRandIndex, normalisedMutualInformation]) {
          const renamed = a.map((group) => 100 - group);
          expect(measure(a, renamed)).toBeCloseTo(1, 9);
          expect(measure(a, b)).toBeCloseTo(measure(b, a), 9);
          expect(
            measure(
              order.map((i) => a[i]!),
              order.map((i) => b[i]!),
            ),
          ).toBeCloseTo(measure(a, b), 9);
          expect(measure(a, b)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it('gives the figures of Hubert & Arabie’s kind of table', () => {
    // Contingency 2 1 / 0 3: Σ C(n_ij, 2) = 4, margins 6 and 4 + ..., by hand.
    const a = [0, 0, 0, 1, 1, 1];
    const b = [0, 0, 1, 1, 1, 1];
    expect(adjustedRandIndex(a, b)).toBeCloseTo((4 - (6 * 7) / 15) / ((6 + 7) / 2 - (6 * 7) / 15), 12);
  });
});

describe('choosing clusters', () => {
  it('finds planted groups, whatever the seed', () => {
    const edges = planted(6, 'six');
    const truth = Array.from({ length: edges.nodes }, (_, i) => Math.floor(i / 10));
    for (const seed of ['1', '2', '3']) {
      const found = chooseClusters(edges, { ...options, seed });
      expect(found.clusters).toBe(6);
      expect(adjustedRandIndex(found.partition, truth)).toBe(1);
      expect(found.stability).toBe(1);
      expect(found.modularity).toBeCloseTo(modularity(edges, Uint32Array.from(truth)), 12);
    }
  });

  it('gives the same partition for the same seed', () => {
    const edges = planted(9, 'same');
    expect(chooseClusters(edges, options)).toEqual(chooseClusters(edges, options));
  });

  it('leaves no cluster below the smallest size, unless nothing ties it to another', () => {
    const edges = planted(4, 'small');
    const scattered = Uint32Array.from({ length: edges.nodes }, (_, i) => (i < 30 ? Math.floor(i / 10) : i));
    const merged = withoutSmall(edges, scattered, 3);
    const sizes = new Map<number, number>();
    for (const cluster of merged) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(3);
    const untied = { nodes: 2, from: new Uint32Array(), to: new Uint32Array(), weight: new Float64Array() };
    expect(communityCount(withoutSmall(untied, Uint32Array.from([0, 1]), 3))).toBe(2);
  });

  it('knows what to do without roles and without edges', () => {
    const none = { from: new Uint32Array(), to: new Uint32Array(), weight: new Float64Array() };
    expect(chooseClusters({ nodes: 0, ...none }, options).clusters).toBe(0);
    expect(chooseClusters({ nodes: 1, ...none }, options).clusters).toBe(1);
  });
});

describe('labels', () => {
  const label = (input: Partial<LabelInput> & Pick<LabelInput, 'titles' | 'partition'>) => {
    const { titles, partition } = input;
    const clusters = Math.max(...partition) + 1;
    return clusterLabels({
      groups: titles.map(() => []),
      centrality: titles.map(() => 1),
      clusters,
      distinctive: Array.from({ length: clusters }, () => []),
      ...input,
    });
  };

  it('say who is in the cluster, in the words of its titles', () => {
    const titles = [
      'Registered Nurses',
      'Nurse Practitioners',
      'Critical Care Nurses',
      'Civil Engineers',
      'Mechanical Engineers',
      'Engineers, All Other',
    ];
    const [first, second] = label({ titles, partition: Uint32Array.from([0, 0, 0, 1, 1, 1]) });
    expect(first).toMatch(/Nurse/);
    expect(second).toMatch(/Engineers/);
  });

  it('take the group that roles belong to where titles have little in common', () => {
    const titles = ['Bakers', 'Butchers', 'Slaughterers', 'Bartenders', 'Pilots', 'Dispatchers'];
    const groups = titles.map((_, at) => (at < 4 ? ['Food Workers'] : []));
    const partition = Uint32Array.from([0, 0, 0, 0, 1, 1]);
    expect(label({ titles, groups, partition })[0]).toBe('Food Workers');
  });

  it('are spoken by kinds of the middle of a cluster, not by two outliers that happen to be unlike all else', () => {
    const plain = Array.from({ length: 18 }, (_, at) => `Planner ${String.fromCharCode(97 + at)}x`);
    const titles = [...plain.map((own) => `${own} Buyers`), 'Sea Pilots', 'Ambulance Nurses', 'Office Cooks'];
    const partition = Uint32Array.from(titles, (_, at) => (at < 20 ? 0 : 1));
    expect(label({ titles, partition })[0]).toBe('Buyers');
    const few = ['Sea Pilots', 'Cooks', 'Grooms', 'Office Cooks'];
    const centrality = [0.1, 3, 0.1, 1];
    expect(label({ titles: few, centrality, partition: Uint32Array.from([0, 0, 0, 1]) })[0]).toMatch(
      /^Cooks/,
    );
  });

  it('never consist of a word that says a rank or a manner of work in any field', () => {
    const titles = ['Tax Specialists', 'Web Specialists', 'Ward Specialists', 'Cooks'];
    const [first] = label({ titles, partition: Uint32Array.from([0, 0, 0, 1]) });
    expect(first).not.toMatch(/(?:^|, |and )Specialists/);
    expect(first).toMatch(/\w+ Specialists/);
  });

  it('name no wide group beside a narrow one that is part of it', () => {
    const titles = ['Tree Grafters', 'Hop Pickers', 'Sheep Shearers', 'Log Scalers', 'Pilots'];
    const groups = [
      ['Growers', 'Farm Workers'],
      ['Growers', 'Farm Workers'],
      ['Farm Workers'],
      ['Farm Workers'],
      [],
    ];
    const [first] = label({ titles, groups, partition: Uint32Array.from([0, 0, 0, 1, 1]) });
    expect(first).toMatch(/^Growers|^Farm Workers/);
    expect(first).not.toMatch(/Growers.*Farm Workers|Farm Workers.*Growers/);
  });

  it('are never alike', () => {
    const titles = Array.from({ length: 8 }, () => 'Analysts');
    const partition = Uint32Array.from([0, 0, 1, 1, 2, 2, 3, 3]);
    const distinctive = [['Mathematics'], ['Law'], ['Law'], []];
    expect(new Set(label({ titles, partition, distinctive })).size).toBe(4);
  });

  it('know the groups of the classification by the codes of O*NET and of the SOC', () => {
    expect(occupationGroupsOf('29-1141.01')).toEqual(['Nurses', 'Healthcare Practitioners']);
    expect(occupationGroupsOf('15-1252.00')).toEqual(['Computer Specialists', 'Computer & Data Specialists']);
    expect(occupationGroupsOf('51-5112')).toEqual(['Printing Workers', 'Production Workers']);
    expect(occupationGroupsOf('17-2141.00')).toEqual(['Engineers']);
    expect(occupationGroupsOf('51-9199')).toEqual(['Production Workers']);
    expect(occupationGroupsOf('not a code')).toEqual([]);
  });
});

describe('clustering roles', () => {
  const roles = 12;
  const pairs = Array.from({ length: roles }, (_, q) =>
    Array.from({ length: roles }, (_, r) => [q, r] as const),
  )
    .flat()
    .filter(([q, r]) => q !== r && Math.floor(q / 6) === Math.floor(r / 6));
  const input: ClusterRolesInput = {
    roles,
    skills: 3,
    scales: Uint8Array.from([DemandScale.RATED, DemandScale.RATED, DemandScale.LISTED]),
    role: Uint32Array.from(Array.from({ length: roles }, (_, r) => [r, r]).flat()),
    skill: Uint32Array.from(Array.from({ length: roles }, (_, r) => [r < 6 ? 0 : 1, 2]).flat()),
    importance: new Float64Array(2 * roles).fill(0.5),
    level: new Float64Array(2 * roles).fill(0.5),
    from: Uint32Array.from(pairs, ([q]) => q),
    to: Uint32Array.from(pairs, ([, r]) => r),
    score: new Float64Array(pairs.length).fill(0.4),
    titles: Array.from({ length: roles }, (_, r) => (r < 6 ? `Nurse ${r}` : `Engineer ${r}`)),
    groups: Array.from({ length: roles }, () => []),
    skillNames: ['Care', 'Design', 'Email'],
    known: Int32Array.from({ length: roles }, (_, r) => (r === 0 ? -1 : r < 6 ? 29 : 17)),
    seed: '1',
  };

  it('adds both directions of a similarity', () => {
    const { weight } = undirected(input);
    expect(weight.every((own) => own === 0.8)).toBe(true);
    expect(weight).toHaveLength(pairs.length / 2);
  });

  it('names what sets each cluster apart, not what all roles ask for, and agrees with the known groups', () => {
    const found = clusterRoles(input);
    expect(found.clusters).toBe(2);
    expect(found.sizes).toEqual([6, 6]);
    expect(found.distinctive.map((own) => own.map(({ skill }) => skill))).toEqual([[0], [1]]);
    expect(found.agreement).toBeCloseTo(1, 9);
    expect(clusterRoles({ ...input, known: new Int32Array(roles).fill(-1) }).agreement).toBeNull();
  });

  it('names what a fifth of the cluster asks for before what sets it apart by one role', () => {
    const cells = [
      ...Array.from({ length: 6 }, (_, role) => ({ skill: 0, role })),
      ...[0, 60, 70].map((role) => ({ skill: 1, role })),
      ...[0, 1].map((role) => ({ skill: 2, role })),
    ];
    const bySkill = sparseMatrix(3, 100, {
      row: cells.map(({ skill }) => skill),
      column: cells.map(({ role }) => role),
      value: cells.map(() => 1),
    });
    const partition = Uint32Array.from({ length: 100 }, (_, role) => (role < 20 ? 0 : 1));
    const of = (common: number) =>
      distinctiveSkills(bySkill, partition, 2, 3, { discounts: [0.3, 1, 1], common })[0]!.map(
        ({ skill }) => skill,
      );
    expect(of(0)).toEqual([2, 0, 1]);
    expect(of(0.2)).toEqual([0, 2, 1]);
  });

  it('is led by the rated skills that tell it, before products that fewer know and that set it apart more', () => {
    // Three of each six ask for what the others are rated for too: a product that all six have sets them apart more.
    const asks = Array.from({ length: roles }, (_, r) => [
      ...(r < 9 ? [0] : []),
      ...(r >= 3 ? [1] : []),
      r < 6 ? 2 : 3,
    ]);
    const found = clusterRoles({
      ...input,
      skills: 4,
      scales: Uint8Array.from([DemandScale.RATED, DemandScale.RATED, DemandScale.LISTED, DemandScale.LISTED]),
      role: Uint32Array.from(asks.flatMap((own, r) => own.map(() => r))),
      skill: Uint32Array.from(asks.flat()),
      importance: new Float64Array(asks.flat().length).fill(0.5),
      level: new Float64Array(asks.flat().length).fill(0.5),
      skillNames: ['Care', 'Design', 'Chartlet', 'Drawit'],
    });
    const [nurses, engineers] = found.distinctive.map((own) => own.map(({ skill }) => skill));
    expect(nurses!.slice(0, 2)).toEqual([0, 2]);
    expect(engineers!.slice(0, 2)).toEqual([1, 3]);
  });

  it('speaks of rated skills that many roles ask for, and of others only for want of them', () => {
    const asks = (from: number, to: number) => Array.from({ length: 100 }, (_, role) => role).slice(from, to);
    const columns = [asks(0, 3), asks(0, 20), asks(0, 25), asks(0, 20), asks(97, 100)];
    const cells = columns.flatMap((own, skill) => own.map((role) => ({ skill, role })));
    const bySkill = sparseMatrix(5, 100, {
      row: cells.map(({ skill }) => skill),
      column: cells.map(({ role }) => role),
      value: cells.map(() => 1),
    });
    const { RATED, LISTED } = DemandScale;
    const scales = Uint8Array.from([RATED, RATED, RATED, LISTED, RATED]);
    const partition = Uint32Array.from({ length: 100 }, (_, role) => (role < 20 ? 0 : role < 90 ? 1 : 2));
    const found = subjects({ scales }, bySkill, partition, 3);
    expect(found.map((own) => own.map(({ skill }) => skill))).toEqual([[1, 2], [], [4]]);
  });
});
