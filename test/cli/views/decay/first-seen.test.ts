import { expect, test } from 'vitest';
import type { Session } from '../../../../src/cli/session/session.ts';
import { firstSeen, whyNothing } from '../../../../src/cli/views/decay/first-seen.ts';

/** Somebody who was seen in these skills at these moments, newest first, two a page. */
function seen(evidence: Readonly<Record<string, readonly string[]>>): Session {
  const page = (nodes: readonly unknown[], after: string | null) => {
    const from = Number(after ?? 0);
    return {
      pageInfo: { hasNextPage: from + 2 < nodes.length, endCursor: String(from + 2) },
      edges: nodes.slice(from, from + 2).map((node) => ({ node })),
    };
  };
  return {
    async execute(document: string, { skill, after }: { skill?: string; after: string | null }) {
      const skills = Object.keys(evidence).map((id) => ({ skill: { id } }));
      if (!document.includes('proficiency(')) return { person: { proficiencies: page(skills, after) } };
      const moments = evidence[skill!]?.map((at) => ({ at }));
      return { person: { proficiency: moments ? { evidence: page(moments, after) } : null } };
    },
    close: async () => {},
  } as unknown as Session;
}
const session = seen({
  kafka: ['2026-05-01', '2025-02-01', '2024-03-01'],
  java: ['2023-01-01'],
  sql: ['2025-01-01', '2024-01-01'],
});

test('when somebody was first seen is read to the last page, in one skill or in all', async () => {
  expect(await firstSeen(session, 'p', 'kafka')).toBe('2024-03-01');
  expect(await firstSeen(session, 'p', undefined)).toBe('2023-01-01');
  expect(await firstSeen(session, 'p', 'go')).toBeNull();
});

test('where nothing is known yet because of the day, that is said, and when it begins', () => {
  const asOf = '2020-01-01T12:00:00.000Z';
  const later = whyNothing('Ines', 'Kafka', asOf, '2024-03-01T12:00:00.000Z');
  expect(later).toBe(
    'Nothing is known of what Ines can do in Kafka as of 2020-01-01: the evidence begins later, on 2024-03-01.',
  );
  for (const [moment, first] of [
    [undefined, null],
    [asOf, null],
    [asOf, '2019-01-01T12:00:00.000Z'],
  ] as const)
    expect(whyNothing('Ines', undefined, moment, first)).toMatch(
      /^Nothing is known of what Ines can do: .*fit-decay/,
    );
});
