import { Numbering } from '../../../domain/numbering.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import { countedTrials, type EvidenceColumns, groupEvidence } from './evidence.ts';
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
    const people = this.people.sorted();
    const skills = this.skills.sorted();
    const evaluators = this.evaluators.sorted();
    const skillClass = new Uint8Array(skills.names.length);
    for (let i = 0; i < this.classes.length; i++) skillClass[skills.rank[i]!] = this.classes[i]!;
    const { columns } = groupEvidence(
      {
        person: Uint32Array.from(this.person, (i) => people.rank[i]!),
        skill: Uint32Array.from(this.skill, (i) => skills.rank[i]!),
        at: this.at,
        score: this.score,
        trials: this.trials,
        kind: this.kind,
        evaluator: Int32Array.from(this.evaluator, (i) => (i < 0 ? -1 : evaluators.rank[i]!)),
        reinforces: this.kind.map((kind, i) =>
          reinforces(kinds, observationKinds[kind]!, this.score[i]!) ? 1 : 0,
        ),
      },
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
