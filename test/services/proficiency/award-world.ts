import { DAY } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { PEOPLE, personId, skillId, TODAY } from '../ranking-world.ts';

const LEVEL = 0.7;
/** The runs that the ranking world publishes. */
export const RUNS = { FIT_DECAY: 'run:fit1', EMBED_SKILLS: 'run:skills1' };

interface AwardOf {
  readonly n: number;
  readonly skill: number;
  readonly days: number;
  readonly status?: 'REVOKED' | 'UNVERIFIED';
  /** After so many days. */
  readonly ended?: number;
  readonly recordedAt?: number;
}

/** Somebody is awarded what vouches for a skill. */
export async function award(
  graph: Graph,
  { n, skill, days, status, ended = 1, recordedAt = TODAY }: AwardOf,
): Promise<void> {
  const id = `credential:org:${skill}`;
  await graph.write(async (transaction) => {
    const credential = { id, externalId: `C${skill}`, name: 'Certificate', kind: 'CERTIFICATION' };
    await transaction.run(statements.putCredentials, {
      rows: [{ ...credential, days: null, cost: null, currency: null, validityDays: 730 }],
    });
    await transaction.run(statements.putValidations, {
      rows: [{ id, skillId: skillId(skill), level: LEVEL }],
      seq: 1,
    });
    const at = TODAY - days * DAY;
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'AWARDS', subject: 'run:import' }]);
    const key = `award:org:${n}-${skill}-${days}`;
    await transaction.run(statements.appendAwards, {
      open: OPEN,
      rows: [
        {
          ...{ id: key, version: `${key}@${seq}`, externalId: key, personId: personId(n), credentialId: id },
          ...{
            awardedAt: at,
            expiresAt: null,
            status: status ?? null,
            statusAt: status ? at + ended * DAY : null,
          },
          ...{ recordedAt, recordedSeq: seq },
        },
      ],
    });
  });
}

/** Everybody's of one skill. */
export const pairsOf = (skill: number) =>
  Array.from({ length: PEOPLE }, (_, n) => ({ personId: personId(n), skillId: skillId(skill) }));
