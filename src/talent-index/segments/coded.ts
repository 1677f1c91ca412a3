import type { Dictionary } from '../talent-index.ts';

/** Values by code, in the order in which they came; −1 is null. */
export class Coded {
  readonly #codes: Map<string, number>;
  readonly #values: string[];

  /** @param values those that have their codes already */
  constructor(values: readonly string[] = []) {
    this.#values = [...values];
    this.#codes = new Map(values.map((value, code) => [value, code]));
  }

  get values(): readonly string[] {
    return this.#values;
  }

  codeOf(value: string | null): number {
    if (value === null) return -1;
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.#values.length;
      this.#codes.set(value, code);
      this.#values.push(value);
    }
    return code;
  }

  /** As narrow as these values allow, and all 0. */
  codes(length: number): Dictionary['codes'] {
    const values = this.#values.length;
    if (values <= 0x7f) return new Int8Array(length);
    return values <= 0x7fff ? new Int16Array(length) : new Int32Array(length);
  }
}

/** The same without the values that no code stands for: whoever bore them has others by now. */
export function withoutUnused({ codes, values }: Dictionary): Dictionary {
  const used = new Uint8Array(values.length);
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) used[codes[i]!] = 1;
  if (!used.includes(0)) return { codes, values };
  const kept = new Coded(values.filter((_, code) => used[code] === 1));
  const codeOf = values.map((value, code) => (used[code] === 1 ? kept.codeOf(value) : -1));
  const narrowest = kept.codes(codes.length);
  for (let i = 0; i < codes.length; i++) narrowest[i] = codes[i]! < 0 ? -1 : codeOf[codes[i]!]!;
  return { codes: narrowest, values: kept.values };
}
