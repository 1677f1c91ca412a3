import { compareKeys } from './ids.ts';

/** Numbers names as they come, until all are there and can be numbered in byte order. */
export class Numbering {
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** Names in byte order, and the place of each number in it. */
  sorted(): { names: string[]; rank: Uint32Array } {
    const names = [...this.numbers.keys()].sort(compareKeys);
    const rank = new Uint32Array(names.length);
    names.forEach((name, place) => {
      rank[this.numbers.get(name)!] = place;
    });
    return { names, rank };
  }
}
