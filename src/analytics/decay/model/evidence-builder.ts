import { Numbering } from '../../../domain/numbering.ts';
import { atOnce } from '../../../domain/slices.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import { countedTrials, type EvidenceColumns, groupingEvidence } from './evidence.ts';
import type { KindHyperparameters } from './hyperparameters.ts';
import { classNames } from './model.ts';
import { type ObservationKind, observationKinds } from './observation-kinds.ts';

/** Evidence in columns, and what its numbers stand for. Ids are in byte order, so numbers order as ids do. */
export interface NumberedEvidence {
  readonly columns: EvidenceColumns;
  readonly personIds: readonly string[];
  readonly skillIds: readonly string[];
  /** Skill → index in `classNames`. */
  readonly skillClass: Uint8Array;
  readonly evaluatorIds: readonly string[];
}

export interface EvidenceRow {
  readonly personId: string;
  readonly skillId: string;
  readonly taskClass: TaskClass;
  readonly at: number;
  readonly kind: ObservationKind;
  readonly score: number;
  readonly trials: number | null;
  readonly evaluatorId: string | null;
}

/** An assessment whose score is at least this is passed. */
export const PASS_MARK = 0.6;

/** What of the kinds' hyperparameters evidence is grouped by. */
export type ReinforcementRules = Readonly<Record<ObservationKind, Pick<KindHyperparameters, 'reinforces'>>>;

export function reinforces(kinds: ReinforcementRules, kind: ObservationKind, score: number): boolean {
  const rule = kinds[kind].reinforces;
  return rule === 'ALWAYS' || (rule === 'PASSED' && score >= PASS_MARK);
}

const EVENTS_A_SLICE = 1_000;

/** Takes evidence in any order. A score that is not a number in 0..1, or a time that is none, is left out and counted. */
export class EvidenceBuilder {
  refused = 0;
  private readonly people = new Numbering();
  private readonly skills = new Numbering();
  private readonly evaluators = new Numbering();
  private readonly classes: number[] = [];
  private readonly person: number[] = [];
  private readonly skill: number[] = [];
  private readonly at: number[] = [];
  private readonly score: number[] = [];
  private readonly trials: number[] = [];
  private readonly kind: number[] = [];
  private readonly evaluator: number[] = [];

  add(row: EvidenceRow): void {
    if (!(row.score >= 0 && row.score <= 1) || !Number.isFinite(row.at)) {
      this.refused++;
      return;
    }
    const kind = observationKinds.indexOf(row.kind);
    const skill = this.skills.of(row.skillId);
    this.classes[skill] = classNames.indexOf(row.taskClass);
    this.person.push(this.people.of(row.personId));
    this.skill.push(skill);
    this.at.push(row.at);
    this.score.push(row.score);
    this.trials.push(countedTrials(row.score * (row.trials ?? 0), row.trials));
    this.kind.push(kind);
    this.evaluator.push(row.evaluatorId === null ? -1 : this.evaluators.of(row.evaluatorId));
  }

  /** @param kinds asked for last, so that nobody who reads evidence waits for them meanwhile */
  build(kinds: ReinforcementRules): NumberedEvidence {
    return atOnce(this.building(kinds));
  }

  /** The same in slices of about a thousand events; nothing is added any more once it has begun. */
  *building(kinds: ReinforcementRules): Generator<void, NumberedEvidence> {
    const people = this.people.sorted();
    yield;
    const skills = this.skills.sorted();
    const evaluators = this.evaluators.sorted();
    const skillClass = new Uint8Array(skills.names.length);
    for (let i = 0; i < this.classes.length; i++) skillClass[skills.rank[i]!] = this.classes[i]!;
    const count = this.at.length;
    const person = new Uint32Array(count);
    const skill = new Uint32Array(count);
    const evaluator = new Int32Array(count);
    const reinforcing = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      if (i % EVENTS_A_SLICE === 0) yield;
      person[i] = people.rank[this.person[i]!]!;
      skill[i] = skills.rank[this.skill[i]!]!;
      evaluator[i] = this.evaluator[i]! < 0 ? -1 : evaluators.rank[this.evaluator[i]!]!;
      reinforcing[i] = reinforces(kinds, observationKinds[this.kind[i]!]!, this.score[i]!) ? 1 : 0;
    }
    const { at, score, trials, kind } = this;
    const { columns } = yield* groupingEvidence(
      { person, skill, at, score, trials, kind, evaluator, reinforces: reinforcing },
      people.names.length,
    );
    return {
      columns,
      personIds: people.names,
      skillIds: skills.names,
      skillClass,
      evaluatorIds: evaluators.names,
    };
  }
}
