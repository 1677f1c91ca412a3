import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import { countedTrials } from '../../../../src/analytics/decay/model/evidence.ts';
import { EvidenceBuilder } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';

/** Trials that the evidence of a score counts, and those that a back-test counts of the same. */
function counted(successes: number, trials: number): readonly [number, number] {
  const builder = new EvidenceBuilder();
  const series = { personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED', evaluatorId: null } as const;
  builder.add({ ...series, at: 0, kind: 'SIMULATION', score: successes / trials, trials });
  const event = { person: [0], skill: [0], at: [0], kind: [2], evaluator: [-1], reinforces: [0] };
  const log = {
    person: Uint32Array.from(event.person),
    skill: Uint32Array.from(event.skill),
    at: Float64Array.from(event.at),
    successes: Float64Array.of(successes),
    trials: Float64Array.of(trials),
    kind: Uint8Array.from(event.kind),
    evaluator: Int32Array.from(event.evaluator),
    reinforces: Uint8Array.from(event.reinforces),
    ...{ people: 1, skills: 1, evaluators: 0 },
  };
  return [builder.build(PRIOR.kinds).columns.trials[0]!, toTimeline(log, 0).events.trials[0]!];
}

describe('a score', () => {
  it('is a count wherever whole trials were passed, in evidence and in the log of a back-test alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (trials, drawn) => {
        expect(counted(drawn % (trials + 1), trials)).toEqual([trials, trials]);
      }),
    );
  });

  it('is a count within 1e-9 of whole passes, and a rubric score beyond', () => {
    expect(counted(2.9999999999, 4)).toEqual([4, 4]);
    expect(counted(3.00000001, 4)).toEqual([0, 0]);
    expect(counted(0.5, 1)).toEqual([0, 0]);
  });

  it('is no count of trials that are not whole, whatever their product is', () => {
    expect(counted(2, 2.5)).toEqual([0, 0]);
    expect(countedTrials(0, 0)).toBe(0);
    expect(countedTrials(0, null)).toBe(0);
  });
});
