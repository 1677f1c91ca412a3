/** A point that the curve goes through; x and y rise strictly from one to the next. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The monotone cubic through rising points (Fritsch & Carlson 1980): piecewise Hermite, slopes those of the parabola
 * through three neighbours, cut to the circle of radius 3 so that it never turns; straight on beyond both ends.
 */
export class MonotoneCubic {
  readonly #points: readonly CurvePoint[];
  readonly #slopes: readonly number[];

  /** @param points at least two, x and y strictly rising */
  constructor(points: readonly CurvePoint[]) {
    this.#points = points;
    this.#slopes = slopesOf(points);
  }

  at(x: number): number {
    const points = this.#points;
    const last = points.length - 1;
    if (x <= points[0]!.x) return points[0]!.y + (x - points[0]!.x) * this.#slopes[0]!;
    if (x >= points[last]!.x) return points[last]!.y + (x - points[last]!.x) * this.#slopes[last]!;
    let i = 0;
    while (x > points[i + 1]!.x) i++;
    return this.#within(i, x);
  }

  /** The x at which the curve has the height `y`: by bisection to the last bit within a segment. */
  inverse(y: number): number {
    const points = this.#points;
    const last = points.length - 1;
    if (y <= points[0]!.y) return beyond(points[0]!, this.#slopes[0]!, y);
    if (y >= points[last]!.y) return beyond(points[last]!, this.#slopes[last]!, y);
    let i = 0;
    while (y > points[i + 1]!.y) i++;
    if (y === points[i + 1]!.y) return points[i + 1]!.x;
    let low = points[i]!.x;
    let high = points[i + 1]!.x;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (this.#within(i, middle) < y) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  #within(i: number, x: number): number {
    const [a, b] = [this.#points[i]!, this.#points[i + 1]!];
    const width = b.x - a.x;
    const t = (x - a.x) / width;
    const rise = t * t * (3 - 2 * t);
    return (
      a.y +
      (b.y - a.y) * rise +
      width * (this.#slopes[i]! * t * (1 - t) ** 2 - this.#slopes[i + 1]! * t * t * (1 - t))
    );
  }
}

/** Straight on from an end; an end that is level there never reaches another height. */
function beyond(end: CurvePoint, slope: number, y: number): number {
  if (y === end.y) return end.x;
  return slope > 0 ? end.x + (y - end.y) / slope : Math.sign(y - end.y) * Number.POSITIVE_INFINITY;
}

function slopesOf(points: readonly CurvePoint[]): number[] {
  const secants = points.slice(1).map((b, i) => (b.y - points[i]!.y) / (b.x - points[i]!.x));
  const widths = points.slice(1).map((b, i) => b.x - points[i]!.x);
  const last = points.length - 1;
  if (last === 1) return [secants[0]!, secants[0]!];
  const slopes = points.map((_, i) => {
    if (i === 0) return endSlope(widths[0]!, widths[1]!, secants[0]!, secants[1]!);
    if (i === last)
      return endSlope(widths[last - 1]!, widths[last - 2]!, secants[last - 1]!, secants[last - 2]!);
    return (widths[i]! * secants[i - 1]! + widths[i - 1]! * secants[i]!) / (widths[i]! + widths[i - 1]!);
  });
  for (const [i, secant] of secants.entries()) {
    const [before, after] = [slopes[i]! / secant, slopes[i + 1]! / secant];
    const radius = Math.hypot(before, after);
    if (radius <= 3) continue;
    slopes[i] = (3 / radius) * before * secant;
    slopes[i + 1] = (3 / radius) * after * secant;
  }
  return slopes;
}

/** The slope at the end of the parabola through three points, never falling. */
function endSlope(own: number, next: number, secant: number, nextSecant: number): number {
  return Math.max(0, ((2 * own + next) * secant - own * nextSecant) / (own + next));
}
