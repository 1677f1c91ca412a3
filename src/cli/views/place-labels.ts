import type { Point } from './skill-map-layout.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface LabelWish {
  readonly width: number;
  readonly height: number;
  /** Where its middle would lie best. */
  readonly anchor: Point;
}

const GAP = 6;
const RINGS = 60;
const STEP = 14;
const DIRECTIONS = 24;
/** Dots that a label may cover rather than lie a pixel further away. */
const FAR = 0.02;

/**
 * Boxes that overlap no other and stay within the field, in the order of the wishes: each takes the place that covers fewest
 * dots, near its anchor first, earlier ones before later ones. A label that fits nowhere is null.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  dots: readonly Point[],
  field: Box,
): (Box | null)[] {
  const placed: Box[] = [];
  return wishes.map(({ width, height, anchor }) => {
    let best: { box: Box; cost: number } | null = null;
    for (let ring = 0; ring < RINGS; ring++) {
      const radius = ring * STEP;
      if (best !== null && radius * FAR > best.cost) break;
      for (let turn = 0; turn < (ring === 0 ? 1 : DIRECTIONS); turn++) {
        const angle = (2 * Math.PI * turn) / DIRECTIONS;
        const box = {
          left: anchor.x + radius * Math.cos(angle) - width / 2,
          top: anchor.y + radius * Math.sin(angle) - height / 2,
          width,
          height,
        };
        if (!isWithin(box, field) || placed.some((other) => overlap(box, other, GAP))) continue;
        const covered = dots.filter((dot) => holds(box, dot)).length;
        const cost = covered + radius * FAR;
        if (best === null || cost < best.cost) best = { box, cost };
      }
    }
    if (best === null) return null;
    placed.push(best.box);
    return best.box;
  });
}

export function overlap(a: Box, b: Box, gap = 0): boolean {
  return (
    a.left < b.left + b.width + gap &&
    b.left < a.left + a.width + gap &&
    a.top < b.top + b.height + gap &&
    b.top < a.top + a.height + gap
  );
}

function isWithin(box: Box, field: Box): boolean {
  return (
    box.left >= field.left &&
    box.top >= field.top &&
    box.left + box.width <= field.left + field.width &&
    box.top + box.height <= field.top + field.height
  );
}

function holds({ left, top, width, height }: Box, { x, y }: Point): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
