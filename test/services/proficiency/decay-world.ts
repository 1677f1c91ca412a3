import { uniforms } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import type { Caller } from '../../../src/domain/caller.ts';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph, Statement } from '../../../src/graph/graph.ts';
import { type AppendObservationsParams, statements } from '../../../src/graph/statements.generated.ts';
import type { Pace } from '../../../src/services/pace.ts';
import { createFitDecay, type FitDecayDependencies } from '../../../src/services/proficiency/fit-decay.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { appendChanges, currentSeq } from '../../../src/services/runs/changes.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import type { WorkerPool } from '../../../src/threads/pool.ts';
import { callerWith } from '../../queue/run-world.ts';

export const EPOCH = Date.parse('2024-01-01T00:00:00Z');
export const daysIn = (days: number): number => EPOCH + days * DAY;

export type Evidence = Pick<
  AppendObservationsParams['rows'][number],
  'personId' | 'skillId' | 'at' | 'kind' | 'score' | 'trials'
> & {
  readonly recordedAt?: number;
};

const put = <Params>(text: string, name: string, rows: string): Statement<Params, never> => ({
  name,
  text,
  writes: true,
  parameters: { rows: { type: { rows: JSON.parse(rows) }, nullable: false } },
  columns: {},
});
const putPeople = put<{ rows: { id: string }[] }>(
  'UNWIND $rows AS row CREATE (:Person {id: row.id})',
  'putTestPeople',
  '{"id":{"type":"string","nullable":false}}',
);

const withdrawAll: Statement<{ personId: string; at: number; seq: number }, never> = {
  name: 'withdrawAll',
  text: `MATCH (p:Person {id: $personId})<-[:OF]-(o:Observation)
    SET o.withdrawnAt = $at, o.withdrawnSeq = $seq, o.withdrawnReason = 'test', p.evidenceSeq = $seq`,
  writes: true,
  parameters: {
    personId: { type: 'string', nullable: false },
    at: { type: 'int', nullable: false },
    seq: { type: 'int', nullable: false },
  },
  columns: {},
};

/** A graph with people, skills and evidence in it, a moment that the test moves, and what fits and serves them. */
export async function createDecayWorld(
  pool: WorkerPool,
  given?: Graph,
  options: Pick<FitDecayDependencies, 'eventsPerPart' | 'reinforcement' | 'log' | 'free'> = {},
) {
  const graph: Graph = given ?? (await openGrafeo({ create: true }));
  const clock = fixedClock(daysIn(1000));
  const caller: Caller = callerWith();
  const attempts = createRunAttempts(graph, clock);
  const fitDecay = createFitDecay({ graph, clock, pool, ...options });
  const proficiencies = createProficiencies({ graph });
  let runs = (await graph.read(statements.countRuns, { job: null, state: null }))[0]!.runs;
  let observations = 0;

  async function begin(onPhase: (phase: string, run: string) => void = () => {}) {
    const seed = '7';
    const id = `run:${String(++runs).padStart(4, '0')}`;
    const described = { job: 'FIT_DECAY', parameters: '{}', bodyDigest: id, seed, codeVersion: 'test' };
    const row = { id, ...described, idempotencyKey: null, parentId: null, requestedAt: clock.now() };
    await graph.write((transaction) => transaction.run(statements.createRuns, { rows: [row] }));
    const begun = await attempts.begin(id);
    const progress = (_: number, phase: string) => onPhase(phase, id);
    return { runId: id, fence: begun!.fence, seed, caller, progress };
  }

  return {
    graph,
    clock,
    caller,
    /** A FIT_DECAY run that is requested and delivered, and not worked at yet. */
    begin,
    proficiencies,
    proficienciesPacedBy: (pace: Pace) => createProficiencies({ graph, paced: () => pace }),
    async populate(people: readonly string[], skills: readonly string[], taskClass = 'MIXED') {
      await graph.write(async (transaction) => {
        await transaction.run(putPeople, { rows: people.map((id) => ({ id })) });
        await transaction.run(statements.putSkills, {
          rows: skills.map((id, i) => ({
            id,
            framework: 'onet',
            code: String(i),
            name: id,
            kind: 'SKILL',
            taskClass,
            hot: false,
            inDemand: false,
          })),
        });
      });
    },
    /** Records evidence, at the clock's moment unless it says otherwise. */
    async record(evidence: readonly Evidence[], subject = 'test') {
      for (let from = 0; from < evidence.length; from += 1000) {
        await graph.write(async (transaction) => {
          const recordedSeq = await appendChanges(transaction, clock.now(), [
            { kind: 'OBSERVATIONS', subject },
          ]);
          await transaction.run(statements.appendObservations, {
            open: OPEN,
            rows: evidence.slice(from, from + 1000).map((row) => {
              const id = `observation:org:${++observations}`;
              return {
                ...row,
                id,
                version: `${id}@${recordedSeq}`,
                externalId: id,
                evaluatorId: null,
                assignmentId: null,
                artifact: null,
                recordedAt: row.recordedAt ?? clock.now(),
                recordedSeq,
              };
            }),
          });
        });
      }
    },
    /** Withdraws all that stands of a person. */
    async withdraw(personId: string) {
      await graph.write(async (transaction) => {
        const seq = await appendChanges(transaction, clock.now(), [
          { kind: 'OBSERVATIONS', subject: 'run:withdrawing' },
        ]);
        await transaction.run(withdrawAll, { personId, at: clock.now(), seq });
      });
    },
    /** One FIT_DECAY run from request to publishing; gives its id. */
    async fit(
      parameters: { asOf?: number; renewHyperparameters?: boolean } = {},
      interruptAt?: string,
      onPhase: (phase: string, run: string) => void = () => {},
    ): Promise<string> {
      const attempt = await begin((phase, run) => {
        onPhase(phase, run);
        if (phase === interruptAt) throw new Error('interrupted');
      });
      try {
        if (interruptAt === undefined) await fitDecay.run(attempt, parameters);
        else {
          await fitDecay.run(attempt, parameters).catch(() => {});
          const again = await attempts.begin(attempt.runId);
          const resumed = { ...attempt, fence: again!.fence, progress: () => {} };
          await fitDecay.run(resumed, parameters);
        }
      } catch (error) {
        await attempts.endWhoever(attempt.runId, { state: 'FAILED' });
        throw error;
      }
      await attempts.endWhoever(attempt.runId, { state: 'COMPLETED' });
      return attempt.runId;
    },
    /** A run that stops at a phase and is not taken up again. */
    async abandon(at: string): Promise<void> {
      const attempt = await begin((phase) => {
        if (phase === at) throw new Error('interrupted');
      });
      await fitDecay.run(attempt, {}).catch(() => {});
      await attempts.endWhoever(attempt.runId, { state: 'CANCELLED' });
    },
    seq: () => currentSeq(graph),
  };
}

export type DecayWorld = Awaited<ReturnType<typeof createDecayWorld>>;

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Evidence of a power-law world: some remember for a month, some for years; graded tests of ten tasks, each practice. */
export function forgetfulEvidence(
  people: readonly string[],
  skills: readonly string[],
  seed: number,
): Evidence[] {
  const draw = uniforms(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return people.flatMap((personId) => {
    const person = normal() * 0.6;
    return skills.flatMap((skillId) => {
      const ability = 1 + person + normal() * 0.7;
      const halfLife = 200 * Math.exp(normal() * 0.7);
      const evidence: Evidence[] = [];
      let at = EPOCH + Math.floor(draw() * 200 * DAY);
      let last = at;
      for (let event = 0; event < 5; event++) {
        const days = (at - last) / DAY;
        const proficiency = 0.05 + (logistic(ability) - 0.05) / (1 + days / halfLife);
        let passed = 0;
        for (let trial = 0; trial < 10; trial++) if (draw() < proficiency) passed++;
        evidence.push({ personId, skillId, at, kind: 'ASSESSMENT', score: passed / 10, trials: 10 });
        if (passed >= 6 || event === 0) last = at;
        at += Math.floor((10 + draw() * 280) * DAY);
      }
      return evidence;
    });
  });
}
