import type { Cell, OpenTable } from './table.ts';
import { Table } from './table.ts';

/** Every file that is written, in the columns of the organisation format, and the truth beside it. */
export const columns = {
  'people.csv': ['external_id', 'name', 'unit', 'location', 'joined_on', 'left_on', 'wage', 'currency'],
  'skills.csv': ['external_id', 'name', 'broader'],
  'roles.csv': ['external_id', 'title', 'unit'],
  'role_requirements.csv': ['role', 'skill', 'importance', 'level'],
  'issuers.csv': ['external_id', 'name', 'url'],
  'credentials.csv': [
    'external_id',
    'name',
    'issuer',
    'kind',
    'days',
    'cost',
    'currency',
    'validity_days',
    'prerequisites',
    'stacks_into',
  ],
  'credential_skills.csv': ['credential', 'skill', 'level'],
  'awards.csv': ['external_id', 'person', 'credential', 'awarded_at', 'expires_at', 'status', 'status_at'],
  'observations.csv': [
    'external_id',
    'person',
    'skill',
    'at',
    'kind',
    'score',
    'trials',
    'evaluator',
    'assignment',
    'artifact',
    'recorded_at',
    'withdrawn_at',
  ],
  'pods.csv': ['external_id', 'name', 'unit', 'location'],
  'pod_traits.csv': ['pod', 'trait', 'value'],
  'demand.csv': ['external_id', 'pod', 'role', 'headcount', 'from', 'to'],
  'assignments.csv': [
    'external_id',
    'person',
    'pod',
    'role',
    'from',
    'to',
    'allocation',
    'outcome',
    'outcome_at',
  ],
  'assignment_measures.csv': ['assignment', 'measure', 'value', 'at'],
  'enrolments.csv': ['person', 'credential', 'enrolled_at', 'completed_at', 'dropped_at'],
  'role_titles.csv': ['role', 'title'],
  'disclosures.csv': ['person', 'attribute', 'group'],
  'truth/parameters.csv': ['parameter', 'task_class', 'value'],
  'truth/skills.csv': ['skill', 'task_class', 'ability_mean', 'log_half_life_offset'],
  'truth/requirements.csv': ['role', 'skill', 'importance', 'level'],
  'truth/people.csv': ['person', 'occupation', 'general', 'resilience', 'collaboration', 'preferences'],
  'truth/proficiencies.csv': [
    'person',
    'skill',
    'observations',
    'task_class',
    'ability_prior',
    'ability_learnt',
    'ability',
    'half_life_days',
    'shape',
    'floor',
    'learnt_at',
    'last_reinforced_at',
  ],
  'truth/proficiency_at.csv': ['person', 'skill', 'at', 'proficiency'],
  'truth/scores.csv': ['person', 'role', 'at', 'score'],
  'truth/observations.csv': ['observation', 'proficiency', 'expected'],
  'truth/outcomes.csv': [
    'assignment',
    'score',
    'proficiency',
    'resilience',
    'environment_match',
    'logit_mean',
    'probability',
  ],
  'truth/evaluators.csv': ['person', 'leniency', 'drift_a_year', 'since'],
  'truth/credential_effects.csv': ['credential', 'skill', 'effect'],
  'truth/award_effects.csv': ['award', 'skill', 'effect'],
} as const;

export type FileName = keyof typeof columns;

/** Small tables of the organisation as a whole, written once, and the tables that grow with people. */
export class Tables {
  readonly #tables = new Map<FileName, Table>();

  static async open(files: readonly FileName[], open: OpenTable): Promise<Tables> {
    const tables = new Tables();
    for (const file of files) tables.#tables.set(file, new Table(await open(file), columns[file]));
    return tables;
  }

  /** Does nothing for a table that was not asked for. */
  row(file: FileName, ...cells: Cell[]): void {
    this.#tables.get(file)?.row(cells);
  }

  has(file: FileName): boolean {
    return this.#tables.has(file);
  }

  async flush(above: number): Promise<void> {
    for (const table of this.#tables.values()) await table.flush(above);
  }

  async close(): Promise<Record<string, number>> {
    const rows: Record<string, number> = {};
    for (const [file, table] of this.#tables) {
      await table.close();
      rows[file] = table.rows;
    }
    return rows;
  }

  /** After a failure: every sink is let go, whatever it says. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.#tables.values()].map((table) => table.abandon()));
  }
}
