import { expect, test } from 'vitest';
import type { Session } from '../../../../src/cli/session/session.ts';
import { readDecay } from '../../../../src/cli/views/decay/read-decay.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-30T12:00:00Z');
const time = (days: number) => new Date(NOW + days * DAY).toISOString();

/** A server that holds so many skills, each with so much evidence, a day apart, and gives at most 100 at a time. */
function serverWith(skills: number, evidence: number) {
  const moments: unknown[] = [];
  const page = <Row>(rows: readonly Row[], after: string | null | undefined) => {
    const from = after == null ? 0 : Number(after);
    const end = Math.min(rows.length, from + 100);
    return {
      pageInfo: { hasNextPage: end < rows.length, endCursor: String(end) },
      edges: rows.slice(from, end).map((node) => ({ node })),
    };
  };
  const shown = Array.from({ length: evidence }, (_, n) => ({ at: time(-n), score: 1, kind: 'DELIVERY' }));
  const proficiency = (n: number, after?: string | null) => ({
    skill: { id: `s${n}`, name: `Skill ${n}` },
    ...{ asOf: time(0), basis: 'OBSERVED', tier: 'WORKING', lastReinforcedAt: time(-1), curve: [] },
    revalidateBy: time(skills - n),
    estimate: { value: 0.7, low: 0.6, high: 0.8, confidence: 'HIGH' },
    halfLifeDays: { value: 100, low: 50, high: 200 },
    evidence: page(shown, after),
  });
  const session = {
    async execute(document: string, variables: { after: string | null; asOf: string; skill?: string }) {
      moments.push(variables.asOf);
      if (document.includes('proficiency('))
        return { person: { proficiency: { evidence: page(shown, variables.after) } } };
      const rows = Array.from({ length: skills }, (_, n) => proficiency(n));
      return { person: { name: 'Ann', externalId: 'a', proficiencies: page(rows, variables.after) } };
    },
    close: async () => {},
  } as unknown as Session;
  return { session, moments };
}

test('every skill of a person is read, however many, as of one moment, soonest due first', async () => {
  const { session, moments } = serverWith(257, 3);
  const decays = await readDecay(session, { person: 'p', days: 365, level: 0.6 });
  expect(new Set(decays.map(({ skill }) => skill)).size).toBe(257);
  expect(decays[0]!.skill).toBe('Skill 256');
  expect(moments).toHaveLength(3);
  expect(new Set(moments).size).toBe(1);
});

test('all evidence of the time of the chart is read, and none before it', async () => {
  const { session, moments } = serverWith(1, 1_000);
  const [decay] = await readDecay(session, { person: 'p', days: 250, level: 0.6, asOf: time(0) });
  expect(decay!.evidence).toHaveLength(251);
  expect(moments).toHaveLength(3);
});

test('what is below the level already is due before all else, the lowest first', async () => {
  const row = (name: string, value: number, revalidateBy: string | null) => ({
    skill: { id: name, name },
    ...{ revalidateBy, estimate: { value, low: 0, high: 1, confidence: 'LOW' } },
    evidence: { pageInfo: { hasNextPage: false, endCursor: null }, edges: [] },
  });
  const rows = [
    row('never', 0.7, null),
    row('soon', 0.7, time(3)),
    row('low', 0.5, null),
    row('lowest', 0.4, null),
  ];
  const edges = rows.map((node) => ({ node }));
  const proficiencies = { pageInfo: { hasNextPage: false, endCursor: null }, edges };
  const session = {
    execute: async () => ({ person: { name: 'Ann', externalId: 'a', proficiencies } }),
    close: async () => {},
  } as unknown as Session;
  const decays = await readDecay(session, { person: 'p', days: 365, level: 0.6 });
  expect(decays.map(({ skill }) => skill)).toEqual(['lowest', 'low', 'soon', 'never']);
});
