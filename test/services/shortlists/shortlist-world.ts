import { fixedClock } from '../../../src/domain/clock.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { ShortlistEntry } from '../../../src/services/shortlists/shortlist-entries.ts';
import type { ShortlistInput } from '../../../src/services/shortlists/shortlist-request.ts';
import type { Shortlist } from '../../../src/services/shortlists/shortlist-storage.ts';
import { createShortlists, type Shortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import { caller, TODAY } from '../ranking-world.ts';

/** Shortlists over a graph, by an index of their own: nothing that was built before is seen. */
export function shortlistsOver(graph: Graph): Shortlists {
  const talentIndex = createTalentIndex({ graph });
  return createShortlists({ graph, clock: fixedClock(TODAY), talentIndex, runs: {} as never });
}

export interface Made {
  readonly shortlist: Shortlist;
  readonly entries: readonly ShortlistEntry[];
}

export async function make(shortlists: Shortlists, input: ShortlistInput): Promise<Made> {
  const answer = await shortlists.request(caller, input);
  if (answer.kind === 'RUN') throw new Error('was deferred');
  // A copy is read back: of the list itself the entries are at hand.
  const [page] = await shortlists.entries(caller, [{ ...answer.shortlist }], { first: 1000 });
  return { shortlist: answer.shortlist, entries: page!.edges.map(({ item }) => item) };
}

/** A fitted series as a fit would write it, the same for everybody. */
export const plainSeries = {
  ...{ initial: 0.5, halfLifeDays: 300, ability: 0, abilityVariance: 0.25, logHalfLifeVariance: 0.5 },
  ...{
    covariance: 0,
    lastReinforcedAt: TODAY,
    lastAt: TODAY,
    observedAt: TODAY,
    observations: 3,
    achieved: 1,
  },
};

/** Replaces everything that was fitted. */
export async function fitInstead(
  graph: Graph,
  run: string,
  rows: readonly (typeof plainSeries & { readonly personId: string; readonly skillId: string })[],
): Promise<void> {
  await graph.write(async (transaction) => {
    await transaction.run(forgetAll, {});
    for (let from = 0; from < rows.length; from += 1_000) {
      await transaction.run(statements.appendProficiencies, { run, rows: rows.slice(from, from + 1_000) });
    }
  });
}

const forgetAll = statement<object, never>('// Forgets.\nMATCH ()-[e:PROFICIENT_IN]->() DELETE e');
export const forgetSeries = statement<{ personId: string; skillId: string }, never>(
  '// Forgets.\n// @param personId string\n// @param skillId string\n' +
    'MATCH (:Person {id: $personId})-[e:PROFICIENT_IN]->(:Skill {id: $skillId}) DELETE e',
);
export const forgetAdjacencies = statement<object, never>('// Forgets.\nMATCH ()-[e:ADJACENT]->() DELETE e');
