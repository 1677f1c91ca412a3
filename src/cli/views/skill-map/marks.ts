import type { Point } from './layout.ts';

/**
 * Seven colours after Okabe and Ito's, told apart by the colour-blind too, each with 3:1 contrast or more (WCAG 1.4.11) on
 * white, the second of each on the dark ground.
 */
const COLOURS = [
  { light: '#0072b2', dark: '#5aa9f0' },
  { light: '#d55e00', dark: '#ff8a3d' },
  { light: '#00865f', dark: '#2fc79a' },
  { light: '#b8578f', dark: '#eba3cc' },
  { light: '#2f8fc8', dark: '#9bdcff' },
  { light: '#9a7200', dark: '#dcb53f' },
  { light: '#5b3a8e', dark: '#b99cf0' },
] as const;
type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'ring' | 'frame';
const SHAPES: readonly Shape[] = ['circle', 'square', 'triangle', 'diamond', 'ring', 'frame'];
const NONE = 'k-none';

const INK = { light: '#1f2430', dark: '#e9ecf2' };
const SOFT = { light: '#5b6472', dark: '#a7b0bf' };
const GROUND = { light: '#ffffff', dark: '#14181f' };
const OUTSIDE = { light: '#7d8593', dark: '#7d8593' };

/** Rules for the classes below: light as it is, dark where whoever looks at it asks for that. */
export function styleSheet(): string {
  const rules = (tone: 'light' | 'dark') =>
    [
      `.ink{fill:${INK[tone]}}.soft{fill:${SOFT[tone]}}.ground{fill:${GROUND[tone]}}`,
      `.halo{stroke:${GROUND[tone]}}.hollow{fill:${GROUND[tone]}}`,
      ...COLOURS.map((colour, at) => `.k${at}{color:${colour[tone]}}`),
      `.${NONE}{color:${OUTSIDE[tone]}}`,
    ].join('');
  return `<style>${rules('light')}@media (prefers-color-scheme:dark){${rules('dark')}}</style>`;
}

/** The class that colours what belongs to a cluster: neighbouring numbers differ in colour. */
export function colourClass(cluster: number): string {
  return cluster < 0 ? NONE : `k${cluster % COLOURS.length}`;
}

/** The shape changes with each turn through the colours, so that colour and shape together tell the cluster. */
export function markShape({ x, y }: Point, cluster: number, r: number): string {
  const shape = cluster < 0 ? 'circle' : SHAPES[Math.floor(cluster / COLOURS.length) % SHAPES.length]!;
  const name = colourClass(cluster);
  const full = `class="${name}" fill="currentColor"`;
  const polygon = (corners: readonly (readonly [number, number])[]) =>
    `<polygon ${full} points="${corners.map(([dx, dy]) => `${round(x + r * dx)},${round(y + r * dy)}`).join(' ')}"/>`;
  const line = `class="${name} hollow" stroke="currentColor" stroke-width="2"`;
  const square = (paint: string, half: number) =>
    `<rect ${paint} x="${round(x - half)}" y="${round(y - half)}" width="${round(2 * half)}" height="${round(2 * half)}"/>`;
  switch (shape) {
    case 'circle':
      return `<circle ${full} cx="${round(x)}" cy="${round(y)}" r="${r}"/>`;
    case 'ring':
      return `<circle ${line} cx="${round(x)}" cy="${round(y)}" r="${round(r - 0.6)}"/>`;
    case 'square':
      return square(full, r * 0.9);
    case 'frame':
      return square(line, r * 0.8);
    case 'diamond':
      return polygon([
        [0, -1.25],
        [1.25, 0],
        [0, 1.25],
        [-1.25, 0],
      ]);
    case 'triangle':
      return polygon([
        [0, -1.2],
        [1.15, 0.85],
        [-1.15, 0.85],
      ]);
  }
}

export const round = (value: number): number => Math.round(value * 10) / 10;
