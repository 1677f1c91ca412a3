import { DAY } from '../../src/domain/clock.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { type AppendObservationsParams, statements } from '../../src/graph/statements.generated.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { seeded } from '../ranking/data.ts';

export const NOW = Date.UTC(2026, 5, 30);
export const SKILLS = 200;
/** Series a person, and observations a series. */
export const PER_PERSON = 10;
export const EVENTS = 5;

const ROWS_PER_STATEMENT = 1_000;
const STATEMENTS_PER_TRANSACTION = 2;

export const FILLED = { kind: 'OBSERVATIONS', subject: 'run:filled' } as const;
/** What is said of each skill, and of each person. */
export const SKILL = { framework: 'onet', kind: 'SKILL', taskClass: 'MIXED', hot: false, inDemand: false };
export const PERSON_NAME = 'Somebody';

type ObservationRow = AppendObservationsParams['rows'][number];

export const personIdOf = (n: number): string => `person:${n.toString(16).padStart(32, '0')}`;
export const skillIds: readonly string[] = Array.from({ length: SKILLS }, (_, n) => `skill:onet:${n}`);

/** People and skills without evidence. */
export async function putOrganisation(graph: Graph, people: number): Promise<void> {
  const unknown = { unit: null, location: null, joinedOn: null, leftOn: null, wage: null, currency: null };
  await graph.write((transaction) =>
    transaction.run(statements.putSkills, {
      rows: skillIds.map((id, n) => ({ id, code: String(n), name: id, ...SKILL })),
    }),
  );
  for (let from = 0; from < people; from += ROWS_PER_STATEMENT) {
    const rows = Array.from({ length: Math.min(ROWS_PER_STATEMENT, people - from) }, (_, n) => {
      const id = personIdOf(from + n);
      return { id, externalId: id, name: PERSON_NAME, ...unknown };
    });
    await graph.write((transaction) => transaction.run(statements.putPeople, { rows, seq: 0 }));
  }
}

export type EvidenceRow = Omit<ObservationRow, 'version' | 'recordedAt' | 'recordedSeq'>;

/** Rows that are recorded together, under one position of the change log. */
export const ROWS_PER_TRANSACTION = STATEMENTS_PER_TRANSACTION * ROWS_PER_STATEMENT;

/** Five years of assessments: ten series a person, five observations a series, ten tasks an observation. */
export function* evidenceRows(people: number): Generator<EvidenceRow> {
  const random = seeded(1);
  for (let person = 0; person < people; person++) {
    const personId = personIdOf(person);
    const first = Math.floor(random() * SKILLS);
    const ability = 0.4 + 0.5 * random();
    for (let n = 0; n < PER_PERSON * EVENTS; n++) {
      const id = `observation:org:${person}-${n}`;
      const passed = Math.round(10 * Math.min(1, Math.max(0, ability + 0.4 * (random() - 0.5))));
      yield {
        ...{ id, externalId: `${person}-${n}`, personId },
        skillId: skillIds[(first + 7 * (n % PER_PERSON)) % SKILLS]!,
        at: Math.round(NOW - (1 + random() * 1_500) * DAY),
        ...{ kind: 'ASSESSMENT', score: passed / 10, trials: 10 },
        ...{ evaluatorId: null, assignmentId: null, artifact: null },
      };
    }
  }
}

/** Each batch with the position of the change log at which it is recorded. */
export async function fillWithEvidence(
  graph: Graph,
  people: number,
  onFilled: (observations: number) => void = () => {},
): Promise<void> {
  const rows = evidenceRows(people);
  const total = people * PER_PERSON * EVENTS;
  for (let filled = 0; filled < total; ) {
    const batches = Array.from({ length: STATEMENTS_PER_TRANSACTION }, () => {
      const batch: EvidenceRow[] = [];
      while (batch.length < ROWS_PER_STATEMENT) {
        const next = rows.next();
        if (next.done) break;
        batch.push(next.value);
      }
      return batch;
    });
    await graph.write(async (transaction) => {
      const recordedSeq = await appendChanges(transaction, NOW, [FILLED]);
      for (const batch of batches) {
        if (batch.length === 0) continue;
        await transaction.run(statements.appendObservations, {
          open: OPEN,
          rows: batch.map((row) => ({
            ...row,
            version: `${row.id}@${recordedSeq}`,
            recordedAt: NOW,
            recordedSeq,
          })),
        });
      }
    });
    filled += batches.reduce((sum, batch) => sum + batch.length, 0);
    onFilled(filled);
  }
}
