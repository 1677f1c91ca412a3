/** One figure beside a peer's, measured in the same run. */
export interface Claim {
  readonly claim: string;
  readonly unit: string;
  /** Null where it was not measured; the claim then says why. */
  readonly product: number | null;
  readonly peer: number | null;
  readonly peerName: string | null;
  /** How many times better the product is: peer / product for costs, product / peer for gains. */
  readonly ratio: number | null;
}

/** What a `*.bench.ts` exports as `bench`: what it shows, and the run that shows it. */
export interface Bench {
  readonly name: string;
  readonly shows: string;
  /** About how long it takes at its own sizes on an idle machine with two cores. */
  readonly minutes?: number;
  /** Options of Node that it needs: it is given a process of its own that has them. */
  readonly node?: readonly string[];
  /** Names of others that answer the same question and run with it. */
  readonly with?: readonly string[];
  /** The table that it is a row of where its own name does not begin with that of the table. */
  readonly table?: string;
  run(context: BenchContext): Promise<readonly Claim[]>;
}

export interface BenchContext {
  /** What is left of the command line, e.g. `--people 1000000`. */
  option(name: string, otherwise: number): number;
  /** The same of what is no number, e.g. `--keep DIR`; null where it is not given. */
  word(name: string): string | null;
  /** Says on stderr what it is doing. */
  note(words: string): void;
}

export function cost(
  claim: string,
  unit: string,
  product: number,
  peer: number | null,
  peerName: string | null,
): Claim {
  return { claim, unit, product, peer, peerName, ratio: peer === null ? null : peer / product };
}

export function gain(
  claim: string,
  unit: string,
  product: number,
  peer: number | null,
  peerName: string | null,
): Claim {
  return { claim, unit, product, peer, peerName, ratio: peer === null ? null : product / peer };
}

/** A row of the table that says why there is no figure in it. */
export function notMeasured(claim: string, why: string): Claim {
  return {
    claim: `${claim}: NOT MEASURED, ${why}`,
    unit: '',
    product: null,
    peer: null,
    peerName: null,
    ratio: null,
  };
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Milliseconds of each of `times` calls after `warm` ones that do not count, ascending. */
export async function timed(times: number, warm: number, call: (i: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < warm + times; i++) {
    const start = performance.now();
    await call(i);
    if (i >= warm) taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}
