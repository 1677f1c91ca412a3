import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Audit, auditOf } from '../../../src/analytics/fairness/audit.ts';
import {
  ABOVE_MEDIAN,
  DisclosureTally,
  IN_SCOPE,
  SELECTED,
} from '../../../src/analytics/fairness/disclosure-tally.ts';
import { OF_OTHER_GROUPS } from '../../../src/analytics/fairness/homogeneity.ts';

interface Person {
  readonly mark: number;
  readonly gender: string | null;
  readonly team: string | null;
}

async function audited(people: readonly Person[]): Promise<Audit> {
  const tally = new DisclosureTally();
  for (const { mark, gender, team } of people) {
    const said = Object.entries({ gender, team }).filter(([, group]) => group !== null);
    tally.add(
      mark,
      said.map(([attribute]) => attribute),
      said.map(([, group]) => group!),
    );
  }
  const selected = people.filter(({ mark }) => mark & SELECTED).length;
  return auditOf(tally, people.length, selected, async () => {});
}

const several = (count: number, gender: string, mark = 0, team: string | null = null): Person[] =>
  Array.from({ length: count }, () => ({ gender, team, mark: IN_SCOPE | mark }));

describe('an audit tells of nobody by name', () => {
  test('a list of one group only shows no selection, and one of all but two neither', async () => {
    for (const men of [0, 1, 2]) {
      const { groups } = await audited([
        ...several(men, 'man', SELECTED | ABOVE_MEDIAN),
        ...several(40 - men, 'man', ABOVE_MEDIAN),
        ...several(10 - men, 'woman', SELECTED | ABOVE_MEDIAN),
        ...several(10, 'woman', ABOVE_MEDIAN),
        ...several(30, 'woman'),
      ]);
      expect(groups.map(({ figures }) => figures!.selection)).toEqual([null, null]);
    }
  });

  test('nor the scoring where all who scored above the median are of one group: the list is among them', async () => {
    const { groups } = await audited([
      ...several(40, 'man'),
      ...several(10, 'woman', SELECTED | ABOVE_MEDIAN),
      ...several(50, 'woman', ABOVE_MEDIAN),
    ]);
    expect(groups.map(({ figures }) => figures)).toEqual([
      { considered: 40, selection: null, scoring: null },
      { considered: 60, selection: null, scoring: null },
    ]);
  });

  test('a list with enough of both is shown, and flagged where one is left out', async () => {
    const { groups, flagged } = await audited([
      ...several(3, 'man', SELECTED | ABOVE_MEDIAN),
      ...several(97, 'man', ABOVE_MEDIAN),
      ...several(27, 'woman', SELECTED | ABOVE_MEDIAN),
      ...several(73, 'woman'),
    ]);
    expect(groups.map(({ figures }) => figures!.selection!.people)).toEqual([3, 27]);
    expect(flagged).toBe(true);
  });

  test('nobody whose gender is seen is told a team: a crossing has no line of one group', async () => {
    const both = (gender: string, team: string, selected: number) => [
      ...several(selected, gender, SELECTED | ABOVE_MEDIAN, team),
      ...several(40 - selected, gender, selected % 2 ? ABOVE_MEDIAN : 0, team),
    ];
    const crossed = async (selected: readonly number[]) => {
      const [a, b, c, d] = selected as [number, number, number, number];
      const { groups } = await audited([
        ...both('man', 'x', a),
        ...both('man', 'y', b),
        ...both('woman', 'x', c),
        ...both('woman', 'y', d),
      ]);
      return groups.filter(({ attribute }) => attribute.includes('×'));
    };
    expect((await crossed([5, 5, 0, 10])).every(({ figures }) => figures!.selection === null)).toBe(true);
    expect((await crossed([5, 5, 5, 5])).every(({ figures }) => figures!.selection !== null)).toBe(true);
  });

  const organisation = fc
    .record({
      genders: fc.integer({ min: 1, max: 3 }),
      teams: fc.integer({ min: 1, max: 4 }),
      leaning: fc.integer({ min: 0, max: 9 }),
    })
    .chain(({ genders, teams, leaning }) =>
      fc.array(
        fc
          .tuple(
            fc.nat(genders),
            fc.nat(teams),
            fc.integer({ min: 0, max: 9 }),
            fc.constantFrom(0, ABOVE_MEDIAN, ABOVE_MEDIAN | SELECTED),
          )
          .map(
            ([gender, team, chance, mark]): Person => ({
              // The last one is "undisclosed"; the higher the leaning, the more the marks follow the gender.
              gender: gender === genders ? null : `g${gender}`,
              team: team === teams ? null : `t${team}`,
              mark: IN_SCOPE | (chance < leaning ? (gender === 0 ? ABOVE_MEDIAN | SELECTED : 0) : mark),
            }),
          ),
        { minLength: 20, maxLength: 300 },
      ),
    );

  test('whatever is shown, those on the list, off it, above and below the median are of several groups', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(organisation, async (people) => {
        const { groups } = await audited(people);
        const sets = {
          selection: [SELECTED, 0].map((mark) =>
            people.filter((person) => (person.mark & SELECTED) === mark),
          ),
          scoring: [ABOVE_MEDIAN, 0].map((mark) =>
            people.filter((person) => (person.mark & ABOVE_MEDIAN) === mark),
          ),
        };
        const groupOf = (person: Person, attribute: string) => {
          const said = attribute.split(' × ').map((name) => person[name as 'gender' | 'team']);
          return said.includes(null) ? null : said.join(' × ');
        };
        for (const { attribute, group, figures } of groups) {
          for (const rates of ['selection', 'scoring'] as const) {
            if (figures === null || figures[rates] === null) continue;
            shown++;
            for (const [i, set] of sets[rates].entries()) {
              const said = set.flatMap((person) => groupOf(person, attribute) ?? []);
              const others = said.filter((own) => own !== group).length;
              if (i === 0 || said.length > 0) expect(others).toBeGreaterThanOrEqual(OF_OTHER_GROUPS);
            }
          }
        }
      }),
      { numRuns: 300, seed: 8 },
    );
    expect(shown).toBeGreaterThan(100);
  });
});
