import type { Point } from './layout.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface LabelWish {
  /** From the fullest to the shortest form; a shorter one is taken where a fuller one has no place nearby. */
  readonly forms: readonly Size[];
  /** The marks that the label speaks of, from the middle out; the outer ones are obstacles only. */
  readonly own: readonly Point[];
}
export interface PlacedLabel {
  readonly form: number;
  readonly box: Box;
  /** The own mark that lies nearest, strays aside, and the point of the box that is nearest to it. */
  readonly mark: Point;
  readonly edge: Point;
}

/** Between two labels, and between a label and a mark. */
const GAP = 5;
const MARK = 6;
/** Candidates lie on a grid this fine, this far around the marks. */
const STEP = 8;
const NEAR = 110;
/** A leader through another label costs as much as so many pixels of way, one past a foreign mark so many. */
const THROUGH_LABEL = 300;
const PAST_MARK = 12;
/** A label belongs at the body of its marks: the way to their middle counts so much of the way to the nearest. */
const TO_MIDDLE = 0.3;
/** The marks nearest the middle that are the body. */
const BODY = 0.75;
/** What a form loses against the fuller one before it. */
const SHORTER = 60;
const ROUNDS = 4;

/**
 * Labels that cover no mark, overlap no other and stay within the field, each as near its own marks as there is room:
 * greedy, the most crowded first, then each again in turn against all others until nothing moves (iterated best response,
 * as of Christensen, Marks & Shieber, ACM TOG 14(3), 1995). Draws nothing by chance. A label that fits nowhere is null.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  marks: readonly Point[],
  field: Box,
): (PlacedLabel | null)[] {
  const placed: (PlacedLabel | null)[] = wishes.map(() => null);
  const covered = markCounter(marks, field);
  const crowding = wishes.map(({ own }) => {
    const middle = own[0] ?? { x: 0, y: 0 };
    return covered({ left: middle.x - 150, top: middle.y - 150, width: 300, height: 300 });
  });
  const order = wishes.map((_, at) => at).sort((a, b) => crowding[b]! - crowding[a]! || a - b);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const at of order) {
      const others = placed.filter((other, index): other is PlacedLabel => other !== null && index !== at);
      const found = bestPlace(wishes[at]!, others, { marks, covered, field });
      moved ||= found?.box.left !== placed[at]?.box.left || found?.box.top !== placed[at]?.box.top;
      placed[at] = found;
    }
    if (!moved) break;
  }
  return placed;
}

interface Surroundings {
  readonly marks: readonly Point[];
  readonly covered: (box: Box) => number;
  readonly field: Box;
}

function bestPlace(
  { forms, own }: LabelWish,
  others: readonly PlacedLabel[],
  { marks, covered, field }: Surroundings,
): PlacedLabel | null {
  const middle = own[0];
  if (middle === undefined) return null;
  const body = own.slice(0, Math.ceil(BODY * own.length));
  const foreign = new Set(marks);
  for (const mark of own) foreign.delete(mark);
  let best: { label: PlacedLabel; cost: number } | null = null;
  for (const [form, { width, height }] of forms.entries()) {
    if (best !== null && best.cost <= form * SHORTER) break;
    const tried = new Set<string>();
    for (const { x, y } of body) {
      for (let top = snapped(y - NEAR - height); top <= y + NEAR; top += STEP) {
        for (let left = snapped(x - NEAR - width); left <= x + NEAR; left += STEP) {
          const key = `${left},${top}`;
          if (tried.has(key)) continue;
          tried.add(key);
          const box = { left, top, width, height };
          if (!isWithin(box, field) || covered(grown(box, MARK)) > 0) continue;
          const { mark, edge, distance } = nearestMark(box, body);
          const cost = distance + TO_MIDDLE * nearestMark(box, [middle]).distance + form * SHORTER;
          if (distance > NEAR || (best !== null && cost >= best.cost)) continue;
          if (others.some((other) => overlap(box, other.box, GAP))) continue;
          const whole = cost + obstacles(box, { mark, edge }, others, foreign);
          if (best === null || whole < best.cost) best = { label: { form, box, mark, edge }, cost: whole };
        }
      }
    }
  }
  return best?.label ?? null;
}

/** What lies in the way of a leader, and of the leaders of others in the way of this box. */
function obstacles(
  box: Box,
  leader: { readonly mark: Point; readonly edge: Point },
  others: readonly PlacedLabel[],
  foreign: Iterable<Point>,
): number {
  let cost = 0;
  const own = samples(leader);
  for (const other of others) {
    if (own.some((point) => holds(other.box, point))) cost += THROUGH_LABEL;
    if (samples(other).some((point) => holds(box, point))) cost += THROUGH_LABEL;
  }
  for (const mark of foreign) {
    if (own.some((point) => Math.hypot(point.x - mark.x, point.y - mark.y) < MARK)) cost += PAST_MARK;
  }
  return cost;
}

/** Points along a leader, a mark's size apart. */
function samples({ mark, edge }: { readonly mark: Point; readonly edge: Point }): Point[] {
  const count = Math.ceil(Math.hypot(mark.x - edge.x, mark.y - edge.y) / MARK);
  return Array.from({ length: Math.max(0, count - 1) }, (_, at) => {
    const share = (at + 1) / count;
    return { x: edge.x + share * (mark.x - edge.x), y: edge.y + share * (mark.y - edge.y) };
  });
}

function nearestMark(box: Box, own: readonly Point[]) {
  let best = { mark: own[0]!, edge: own[0]!, distance: Number.POSITIVE_INFINITY };
  for (const mark of own) {
    const edge = {
      x: Math.min(box.left + box.width, Math.max(box.left, mark.x)),
      y: Math.min(box.top + box.height, Math.max(box.top, mark.y)),
    };
    const distance = Math.hypot(edge.x - mark.x, edge.y - mark.y);
    if (distance < best.distance) best = { mark, edge, distance };
  }
  return best;
}

/** Counts marks in boxes by a table of sums over cells of `STEP`/2: marks of cells that a box touches are in it. */
function markCounter(marks: readonly Point[], field: Box): (box: Box) => number {
  const cell = STEP / 2;
  const columns = Math.ceil(field.width / cell) + 1;
  const rows = Math.ceil(field.height / cell) + 1;
  const sums = new Uint32Array((columns + 1) * (rows + 1));
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const columnOf = (x: number) => clamp(Math.floor((x - field.left) / cell), columns - 1);
  const rowOf = (y: number) => clamp(Math.floor((y - field.top) / cell), rows - 1);
  for (const { x, y } of marks) sums[(rowOf(y) + 1) * (columns + 1) + columnOf(x) + 1]!++;
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const at = row * (columns + 1) + column;
      sums[at]! += sums[at - 1]! + sums[at - columns - 1]! - sums[at - columns - 2]!;
    }
  }
  return ({ left, top, width, height }) => {
    const right = columnOf(left + width) + 1;
    const bottom = rowOf(top + height) + 1;
    const at = (row: number, column: number) => sums[row * (columns + 1) + column]!;
    return (
      at(bottom, right) - at(rowOf(top), right) - at(bottom, columnOf(left)) + at(rowOf(top), columnOf(left))
    );
  };
}

export function overlap(a: Box, b: Box, gap = 0): boolean {
  return (
    a.left < b.left + b.width + gap &&
    b.left < a.left + a.width + gap &&
    a.top < b.top + b.height + gap &&
    b.top < a.top + a.height + gap
  );
}

export function holds({ left, top, width, height }: Box, { x, y }: Point): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

function isWithin(box: Box, field: Box): boolean {
  return (
    box.left >= field.left &&
    box.top >= field.top &&
    box.left + box.width <= field.left + field.width &&
    box.top + box.height <= field.top + field.height
  );
}

const grown = ({ left, top, width, height }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const snapped = (value: number): number => Math.floor(value / STEP) * STEP;
