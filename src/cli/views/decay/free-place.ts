export type Point = readonly [x: number, y: number];

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of places for a label the one that least is drawn in, the earlier of those that are as good. */
export function freePlace<Place extends Box>(
  places: readonly Place[],
  lines: readonly (readonly Point[])[],
): Place {
  const drawn = lines.flatMap(densely);
  const inside = ({ left, right, top, bottom }: Box) =>
    drawn.filter(([x, y]) => x >= left && x <= right && y >= top && y <= bottom).length;
  const [first, ...others] = places;
  let best = { place: first!, found: inside(first!) };
  for (const place of others) {
    const found = inside(place);
    if (found < best.found) best = { place, found };
  }
  return best.place;
}

/** The points of a line, none further from the next than a pixel or so. */
function densely(line: readonly Point[]): Point[] {
  return line.flatMap(([x, y], i): Point[] => {
    const [nextX, nextY] = line[i + 1] ?? [x, y];
    const parts = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y)));
    return Array.from({ length: parts }, (_, part): Point => {
      const share = part / parts;
      return [x + (nextX - x) * share, y + (nextY - y) * share];
    });
  });
}
