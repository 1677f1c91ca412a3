import { expect, test } from 'vitest';
import { layOutRoles, type MapRole } from '../../../src/cli/views/skill-map/layout.ts';
import { styleSheet } from '../../../src/cli/views/skill-map/marks.ts';
import { holds, overlap, placeLabels } from '../../../src/cli/views/skill-map/place-labels.ts';
import { skillMapSvg } from '../../../src/cli/views/skill-map/skill-map-svg.ts';

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

test('labels cover no mark and no other label, stay within the field, and grow shorter where there is no room', () => {
  const field = { left: 0, top: 0, width: 400, height: 300 };
  const forms = [
    { width: 90, height: 40 },
    { width: 24, height: 16 },
  ];
  // A lattice of marks wherever the right half reaches: only short labels fit between them.
  const crowd = Array.from({ length: 20 }, (_, at) => ({
    x: 230 + 40 * (at % 5),
    y: 30 + 60 * Math.floor(at / 5),
  }));
  const own = Array.from({ length: 14 }, (_, at) => [{ x: 20 + 12 * at, y: 150 }]);
  const marks = [...own.flat(), ...crowd];
  const wishes = [...own, ...crowd.map((mark) => [mark])].map((marksOf) => ({ forms, own: marksOf }));
  const labels = placeLabels(wishes, marks, field);
  expect(labels).toEqual(placeLabels(wishes, marks, field));
  const placed = labels.filter((label) => label !== null);
  expect(placed.length).toBeGreaterThan(20);
  expect(new Set(placed.map(({ form }) => form))).toEqual(new Set([0, 1]));
  for (const [at, { box, form }] of placed.entries()) {
    expect(box).toMatchObject(forms[form]!);
    expect(box.left >= 0 && box.top >= 0).toBe(true);
    expect(box.left + box.width <= 400 && box.top + box.height <= 300).toBe(true);
    expect(marks.filter((mark) => holds(box, mark))).toEqual([]);
    for (const other of placed.slice(0, at)) expect(overlap(box, other.box)).toBe(false);
  }
});

test('a label that has room lies at its marks, and what has none is left out', () => {
  const field = { left: 0, top: 0, width: 400, height: 300 };
  const own = [{ x: 200, y: 150 }];
  const [label] = placeLabels([{ forms: [{ width: 90, height: 40 }], own }], own, field);
  expect(Math.hypot(label!.edge.x - 200, label!.edge.y - 150)).toBeLessThan(20);
  const everywhere = Array.from({ length: 1_200 }, (_, at) => ({
    x: 10 * (at % 40),
    y: 10 * Math.floor(at / 40),
  }));
  expect(placeLabels([{ forms: [{ width: 90, height: 40 }], own }], everywhere, field)).toEqual([null]);
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
    [...svg.matchAll(/<(circle|rect|polygon) class="(k\d[^"]*)"/g)].map(
      ([, shape, name]) => `${shape} ${name}`,
    ),
  );
  expect(marks.size).toBe(20);
});

test('every cluster stands in the key, whatever the map has room for, and on a dark ground everything has its colour', () => {
  const clusters = Array.from({ length: 20 }, (_, at) => ({ label: `Kind ${at} (A, B)`, size: 4 }));
  const svg = skillMapSvg({ clusters, roles: islands(20, 4) }, 1);
  for (const { label } of clusters) expect(svg).toContain(`>${label} · 4\u00a0roles<`);
  const [, light, dark] = /<style>(.*)@media \(prefers-color-scheme:dark\)\{(.*)\}<\/style>/.exec(svg)!;
  const names = (rules: string) => [...rules.matchAll(/\.([\w-]+)\{/g)].map(([, name]) => name);
  expect(names(dark!)).toEqual(names(light!));
  const used = new Set([...svg.matchAll(/class="([^"]+)"/g)].flatMap(([, own]) => own!.split(' ')));
  expect([...used].filter((name) => !names(light!).includes(name))).toEqual([]);
  // Nothing is painted in a colour that does not change with the ground.
  expect(svg.replace(/<style>.*<\/style>/, '')).not.toMatch(/#[0-9a-f]{6}"/);
});

test.each(['light', 'dark'] as const)('marks have a contrast of 3:1 or more on the %s ground', (tone) => {
  const sheet = styleSheet();
  const at = sheet.indexOf('@media');
  const rules = tone === 'light' ? sheet.slice(0, at) : sheet.slice(at);
  const [, ground] = /\.ground\{fill:(#\w+)\}/.exec(rules)!;
  const colours = [...rules.matchAll(/\.k[\w-]+\{color:(#\w+)\}/g)].map(([, colour]) => colour!);
  expect(colours).toHaveLength(8);
  for (const colour of colours) expect(contrast(colour, ground!)).toBeGreaterThanOrEqual(3);
});

/** WCAG 2.2: (L₁ + .05)/(L₂ + .05) of relative luminances. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((from) => {
      const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}
