import { afterAll, beforeEach, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import {
  createRevalidations,
  type RevalidationRequest,
  type Revalidations,
} from '../../../src/services/proficiency/revalidations.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { createScopeIndexes } from '../../../src/services/talent/scope-index.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import {
  createDecayWorld,
  type DecayWorld,
  daysIn,
  forgetfulEvidence,
} from '../../services/proficiency/decay-world.ts';
import { describeGraphs } from '../graphs.ts';

const people = Array.from({ length: 24 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c'];
const NOW = daysIn(900);
/** Before the newest evidence of most people. */
const EARLIER = daysIn(600);

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

/** Rows as engine after engine gave them, by question: each has to give those of the first. */
const given = new Map<string, readonly string[]>();

describeGraphs('who has to show a skill again', (under) => {
  let world: DecayWorld;
  let revalidations: Revalidations;
  beforeEach(async () => {
    world = await createDecayWorld(pool, await under.open());
    await world.populate(people, skills);
    world.clock.set(NOW);
    await world.record(forgetfulEvidence(people, skills, 9).filter(({ at }) => at <= NOW));
    await award(people[4]!, skills[0]!);
    await world.fit();
    // Recorded after the fit, and fitted again at once.
    await world.record([
      {
        personId: people[7]!,
        skillId: skills[1]!,
        at: NOW - DAY,
        kind: 'ASSESSMENT',
        score: 0.7,
        trials: 10,
      },
    ]);
    await createRefitSeries(world).refit(world.caller, [people[7]!]);
    revalidations = createRevalidations({
      ...world,
      scopeIndexes: createScopeIndexes({ ...world, talentIndex: createTalentIndex({ graph: world.graph }) }),
    });
  });

  async function award(personId: string, skillId: string) {
    const [id, key] = ['credential:org:a', 'award:org:a'];
    const credential = { externalId: 'A', name: 'Certificate', kind: 'CERTIFICATION', validityDays: null };
    await world.graph.write(async (transaction) => {
      await transaction.run(statements.putCredentials, {
        rows: [{ id, ...credential, days: null, cost: null, currency: null }],
      });
      await transaction.run(statements.putValidations, { rows: [{ id, skillId, level: 0.7 }], seq: 1 });
      const recordedSeq = await appendChanges(transaction, NOW, [{ kind: 'AWARDS', subject: personId }]);
      const held = { id: key, version: key, externalId: key, personId, credentialId: id };
      const times = { awardedAt: NOW - 30 * DAY, expiresAt: null, recordedAt: NOW, recordedSeq };
      await transaction.run(statements.appendAwards, {
        open: OPEN,
        rows: [{ ...held, ...times, status: null, statusAt: null }],
      });
    });
  }

  const page = (request: Partial<RevalidationRequest>) =>
    revalidations.page(world.caller, { first: 100, withinDays: 365, level: 0.4, asOf: NOW, ...request });

  /** All that `Person.proficiencies` gives of everybody, asked when each falls below the level. */
  async function oneByOne(level: number, withinDays: number, asOf: number): Promise<string[]> {
    const pages = await world.proficiencies.pages(
      world.caller,
      people,
      { first: 100, after: null, basis: 'OBSERVED' },
      asOf,
    );
    return pages
      .flatMap(({ edges }) => edges)
      .flatMap(({ item }) => {
        const due = world.proficiencies.revalidateBy(world.caller, item, level);
        if (due === null || due > asOf + withinDays * DAY) return [];
        return [{ due, ...item }];
      })
      .sort((a, b) => a.due - b.due || (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1))
      .map(({ due, personId, skillId }) => `${due} ${personId} ${skillId}`);
  }

  it('is whoever of Person.proficiencies falls below the level, now and as of earlier, in pages, on both engines', async () => {
    for (const [level, withinDays, asOf] of [
      [0.4, 365, NOW],
      [0.5, 90, NOW],
      [0.3, 2_000, NOW],
      [0.4, 365, EARLIER],
      [0.5, 90, EARLIER],
    ] as const) {
      const expected = await oneByOne(level, withinDays, asOf);
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const { edges, hasNextPage, totalCount } = await page({ level, withinDays, asOf, first: 3, after });
        for (const { item } of edges) {
          const { personId, skillId, basis } = item.proficiency;
          expect(basis).toBe('OBSERVED');
          found.push(`${item.due} ${personId} ${skillId}`);
        }
        expect(totalCount).toBe(expected.length);
        if (!hasNextPage) break;
        after = edges.at(-1)!.cursor;
      }
      expect(found).toEqual(expected);
      expect(found.length, `${level} within ${withinDays} days`).toBeGreaterThan(0);
      const question = `${level} ${withinDays} ${asOf}`;
      expect(found).toEqual(given.get(question) ?? found);
      given.set(question, found);
    }
  });
});
