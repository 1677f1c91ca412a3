import { parse } from 'csv-parse/sync';
import { type GenerateOptions, generateOrganisation } from '../../src/sample-organisation/index.ts';
import type { OrganisationReferences } from '../../src/sample-organisation/structure/references.ts';

export const AS_OF = '2026-06-30';

/** Twelve roles of twelve out of 36 skills, the three task classes alike. */
export const references: OrganisationReferences = {
  skills: Array.from({ length: 36 }, (_, i) => ({
    id: `skill:onet:${skillCode(i)}`,
    name: `Skill ${i}, "quoted"`,
    kind: i % 2 === 0 ? ('TECHNOLOGY' as const) : ('SKILL' as const),
    taskClass: (['ACCURACY', 'SPEED', 'MIXED'] as const)[i % 3]!,
  })),
  roles: Array.from({ length: 12 }, (_, i) => ({
    id: `role:onet:1${i % 10}-10${String(i).padStart(2, '0')}.00`,
    code: `1${i % 10}-10${String(i).padStart(2, '0')}.00`,
    title: `Role ${i}`,
    requirements: Array.from({ length: 18 }, (_, j) => ({
      skillId: `skill:onet:${skillCode((i * 3 + j) % 36)}`,
      importance: 0.95 - j * 0.04,
      level: 0.4 + (j % 4) * 0.1,
    })),
  })),
  wages: Array.from({ length: 11 }, (_, i) => ({
    occupationCode: `1${i % 10}-10${String(i).padStart(2, '0')}`,
    currency: 'USD',
    percentiles: {
      p10: { amount: 40_000 + i * 1000, quality: 'PUBLISHED' as const },
      p25: { amount: null, quality: 'MISSING' as const },
      p50: { amount: 80_000 + i * 1000, quality: 'PUBLISHED' as const },
      p75: { amount: 100_000 + i * 1000, quality: 'PUBLISHED' as const },
      p90: { amount: 239_200, quality: 'TOP_CODED' as const },
    },
  })),
};

function skillCode(number: number): string {
  return `2.X.${String(number).padStart(2, '0')}`;
}

export type Row = Readonly<Record<string, string>>;

export class Generated {
  readonly texts = new Map<string, string>();
  readonly #rows = new Map<string, Row[]>();

  text(file: string): string {
    const text = this.texts.get(file);
    if (text === undefined) throw new Error(`${file} was not written`);
    return text;
  }

  /** The rows of a file, read by a CSV reader that is not ours. */
  rows(file: string): Row[] {
    let rows = this.#rows.get(file);
    if (!rows) {
      rows = parse(this.text(file), { columns: true, relax_column_count: false }) as Row[];
      this.#rows.set(file, rows);
    }
    return rows;
  }
}

export async function generate(
  options: Partial<GenerateOptions> = {},
  over: OrganisationReferences = references,
): Promise<Generated> {
  const generated = new Generated();
  await generateOrganisation({ seed: 7, people: 120, asOf: AS_OF, ...options }, over, (file) => {
    const parts: string[] = [];
    return {
      write(text) {
        parts.push(text);
      },
      close() {
        generated.texts.set(file, parts.join(''));
      },
    };
  });
  return generated;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));
