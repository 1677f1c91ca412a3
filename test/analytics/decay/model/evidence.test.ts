import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import {
  countedTrials,
  type EventColumns,
  groupEvidence,
  groupingEvidence,
} from '../../../../src/analytics/decay/model/evidence.ts';
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

describe('events grouped by person and time', () => {
  const names = ['person', 'skill', 'at', 'kind', 'trials', 'score', 'evaluator', 'reinforces'] as const;
  type Event = readonly [number, number, number, number, number, number, number, number];
  const columnsOf = (events: readonly Event[]) =>
    Object.fromEntries(names.map((name, i) => [name, events.map((event) => event[i]!)])) as Record<
      (typeof names)[number],
      number[]
    >;
  const event: fc.Arbitrary<Event> = fc.tuple(
    ...([fc.nat(5), fc.nat(3), fc.nat(4), fc.nat(2), fc.nat(2)] as const),
    ...([fc.constantFrom(0, 0.5, 1), fc.integer({ min: -1, max: 1 }), fc.nat(1)] as const),
  );

  /** Within a person by time, then by skill and what was seen; the series of a person by skill. */
  function expected(events: readonly Event[], people: number) {
    const order = [...events.keys()].sort((a, b) => {
      const [one, other] = [events[a]!, events[b]!];
      for (const i of [0, 2, 1, 3, 4, 5, 6]) if (one[i] !== other[i]) return one[i]! - other[i]!;
      return a - b;
    });
    const everybody = Array.from({ length: people }, (_, person) => person);
    const skillsOf = everybody.map((person) =>
      [...new Set(events.filter((of) => of[0] === person).map((of) => of[1]))].sort((a, b) => a - b),
    );
    const starts = (counts: readonly number[]) =>
      [0, ...counts].map((_, i) => counts.slice(0, i).reduce((sum, n) => sum + n, 0));
    const seriesStart = starts(skillsOf.map(({ length }) => length));
    const column = (name: (typeof names)[number]) => order.map((i) => events[i]![names.indexOf(name)]!);
    return {
      order,
      personStart: starts(everybody.map((person) => events.filter((of) => of[0] === person).length)),
      ...{ at: column('at'), score: column('score'), trials: column('trials'), kind: column('kind') },
      ...{ evaluator: column('evaluator'), reinforces: column('reinforces'), seriesStart },
      series: order.map((i) => seriesStart[events[i]![0]]! + skillsOf[events[i]![0]]!.indexOf(events[i]![1])),
      seriesSkill: skillsOf.flat(),
    };
  }

  it('are each person’s in a row, in one order whatever the input’s was', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { columns, order } = groupEvidence(columnsOf(events), 6);
        const plain = Object.entries({ ...columns, order }).map(([name, column]) => [name, [...column]]);
        expect(Object.fromEntries(plain)).toEqual(expected(events, 6));
      }),
    );
  });

  /** How many values of the events are looked at in the longest slice. */
  function longestSlice(events: EventColumns, people: number): number {
    let looks = 0;
    const counted = Object.fromEntries(
      names.map((name) => [
        name,
        new Proxy(events[name], {
          get: (column, key) => {
            if (typeof key === 'string' && key !== 'length') looks++;
            return Reflect.get(column, key);
          },
        }),
      ]),
    ) as unknown as EventColumns;
    const slices = groupingEvidence(counted, people);
    for (let most = 0; ; ) {
      const before = looks;
      const { done } = slices.next();
      most = Math.max(most, looks - before);
      if (done) return most;
    }
  }

  const made = (count: number, people: number) =>
    columnsOf(
      Array.from({ length: count }, (_, i) => [i % people, i % 7, (i * 7919) % 10_007, 0, 1, 1, -1, 1]),
    );

  it('are not looked at more often in a slice where there are many', () => {
    expect(longestSlice(made(20_000, 400), 400)).toBeLessThan(1.2 * longestSlice(made(2_000, 40), 40));
  });

  it('are grouped in slices too where all are one person’s', () => {
    const own = made(30_000, 1);
    expect(longestSlice(own, 1)).toBeLessThan(0.2 * (10 * own.at.length));
    const { columns } = groupEvidence(own, 1);
    expect([...columns.at]).toEqual(own.at.toSorted((a, b) => a - b));
  });
});
