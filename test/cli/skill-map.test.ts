import { expect, test } from 'vitest';
import { overlap, placeLabels } from '../../src/cli/views/place-labels.ts';
import { layOutRoles, type MapRole } from '../../src/cli/views/skill-map-layout.ts';
import { skillMapSvg } from '../../src/cli/views/skill-map-svg.ts';

/** Clusters of alike roles, each role like three others of its own and the first like the first of the next. */
function islands(clusters: number, size: number): MapRole[] {
  const id = (cluster: number, n: number) => `r${cluster % clusters}-${n % size}`;
  return Array.from({ length: clusters * size }, (_, at) => {
    const cluster = Math.floor(at / size);
    const n = at % size;
    const similar = [1, 2, 3].map((step) => ({ id: id(cluster, n + step), score: 0.8 }));
    if (n === 0) similar.push({ id: id(cluster + 1, 0), score: 0.3 });
    return { id: id(cluster, n), title: `Role ${n} & <${cluster}>`, cluster, similar };
  });
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y);

test('alike roles lie nearer each other than to others, the same whatever their order', () => {
  const roles = islands(5, 12);
  const points = layOutRoles(roles, 1);
  const mean = (pairs: [number, number][]) =>
    pairs.reduce((sum, [a, b]) => sum + distance(points[a]!, points[b]!), 0) / pairs.length;
  const pairs = roles.flatMap((_, a) => roles.slice(0, a).map((__, b): [number, number] => [a, b]));
  const isOwn = ([a, b]: [number, number]) => roles[a]!.cluster === roles[b]!.cluster;
  expect(mean(pairs.filter(isOwn)) * 2).toBeLessThan(mean(pairs.filter((pair) => !isOwn(pair))));
  expect(layOutRoles(roles.toReversed(), 1).toReversed()).toEqual(points);
  expect(layOutRoles(roles, 2)).not.toEqual(points);
});

test('labels overlap neither each other nor the edge, and what fits nowhere is left out', () => {
  const field = { left: 0, top: 0, width: 400, height: 300 };
  const wishes = Array.from({ length: 40 }, () => ({ width: 90, height: 40, anchor: { x: 200, y: 150 } }));
  const boxes = placeLabels(wishes, [{ x: 200, y: 150 }], field);
  const placed = boxes.filter((box) => box !== null);
  expect(placed.length).toBeGreaterThan(6);
  expect(boxes).toContain(null);
  for (const [at, box] of placed.entries()) {
    expect(box.left >= 0 && box.top >= 0 && box.left + 90 <= 400 && box.top + 40 <= 300).toBe(true);
    for (const other of placed.slice(0, at)) expect(overlap(box, other)).toBe(false);
  }
});

test('the picture says in words what it shows, tells clusters apart by more than colour, and escapes names', () => {
  const clusters = Array.from({ length: 20 }, (_, at) => ({
    label: `Cluster ${at} & "more" (A, B)`,
    size: 4,
  }));
  const svg = skillMapSvg({ clusters, roles: islands(20, 4) }, 1);
  expect(svg).toContain('<title id="title">80 roles in 20 clusters</title>');
  expect(svg).toMatch(/<desc id="description">[^<]*Cluster 19 &#38; &#34;more&#34; \(A, B\): 4 roles\./);
  expect(svg).not.toMatch(/& |<0>/);
  const marks = new Set(
    [...svg.matchAll(/<g><(\w+) [^>]*?((?:fill|stroke)="#(?!ffffff)[0-9a-f]+"[^>]*)\/><title>/g)].map(
      ([, shape, paint]) => `${shape} ${paint}`,
    ),
  );
  expect(marks.size).toBe(20);
});
