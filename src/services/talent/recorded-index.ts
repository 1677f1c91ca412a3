import type { Instant } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { Graph } from '../../graph/graph.ts';
import { buildTalentIndex } from '../../talent-index/build/build-talent-index.ts';
import { createNumbers } from '../numbers.ts';
import { createLatestChanges, type LatestChanges } from '../runs/latest-changes.ts';
import type { PublishedRuns } from '../runs/publishing.ts';
import { createSharedWork } from '../shared-work.ts';
import { keptBytes } from './kept-indexes.ts';
import { pauseWhileAsked } from './pause.ts';
import { refitAwarded } from './reading/refit-awarded.ts';
import { withoutImport } from './renewal/former-index.ts';
import { fittedAgain, readCarryOver, readCurveClasses } from './talent-index-input.ts';
import { isSettled, type TalentSnapshot } from './talent-snapshot.ts';

/** What had been recorded at some time, and the runs that it is looked at under. */
export interface Recorded {
  readonly runs: PublishedRuns;
  readonly asOf: Instant;
  /** Evidence up to this position of the change log, recorded by this moment. */
  readonly seq: number;
  readonly knownAt: Instant;
}

export interface RecordedIndexes {
  /**
   * The index as it was: every series fitted again, under the runs' own hyperparameters and adjacencies, from the
   * evidence that had been recorded. People and assignments are those of `now`: they are kept as they are, not as they
   * were. `Unavailable` where `now` is without an import.
   */
  of(now: TalentSnapshot, recorded: Recorded, signal: AbortSignal): Promise<TalentSnapshot>;
}

export function createRecordedIndexes({
  graph,
  latestChanges = createLatestChanges(graph),
}: {
  readonly graph: Graph;
  readonly latestChanges?: LatestChanges;
}): RecordedIndexes {
  const shared = createSharedWork<TalentSnapshot>({
    what: 'rankings of what was recorded at an earlier time',
    ...{ inFlight: 1, waiting: 8, kept: 1, keptBytes, retryAfter: 10 },
  });
  const numberOf = createNumbers();
  return {
    async of(now, recorded, signal) {
      if (now.isBehind) throw withoutImport();
      const { runs, asOf, knownAt, seq } = recorded;
      const [evidence, people, keep] = await Promise.all([
        latestChanges.sameAs(seq, { signal }),
        latestChanges.sameAs(now.seq, { signal }),
        isSettled(latestChanges, now, seq, { signal }),
      ]);
      const key = JSON.stringify([
        ...[runs.FIT_DECAY, runs.EMBED_SKILLS, asOf, evidence, knownAt, people],
        // Of an index that was read too soon the answers are its own.
        keep ? null : numberOf(now.index),
      ]);
      const built = await shared.get(key, (abandoned) => build(graph, now, recorded, abandoned), signal, {
        keep,
      });
      return { ...built, runs, seq };
    },
  };
}

async function build(
  graph: Graph,
  now: TalentSnapshot,
  { runs, asOf, seq, knownAt }: Recorded,
  signal: AbortSignal,
): Promise<TalentSnapshot> {
  const fit = runs.FIT_DECAY;
  if (fit === undefined) throw new Conflict('No proficiencies had been fitted yet at that time.');
  const skills = runs.EMBED_SKILLS;
  const { hyperparameters, ...classes } = await readCurveClasses(graph, fit, { signal }, skills);
  const view = { asOf, knownAt: Math.min(knownAt, OPEN), knownSeq: seq };
  const refit = refitAwarded(graph, fit, { hyperparameters, ...classes }, view, { signal });
  const index = await buildTalentIndex(
    {
      people: now.index.people,
      carryOver: await readCarryOver(graph, runs, { signal }),
      ...classes,
      fitted: fittedAgain(now.index.people.ids, refit),
    },
    pauseWhileAsked(signal),
  );
  return { index, runs, seq };
}
