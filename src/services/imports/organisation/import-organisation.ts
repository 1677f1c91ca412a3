import { basename } from 'node:path';
import type { Attempt, Metric } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { OrganisationFile, OrganisationFolder } from '../../../importers/organisation/folder.ts';
import { type ReadRow, readRows } from '../../../importers/organisation/rows.ts';
import {
  type ReferredTable,
  type Row,
  type Table,
  type TableName,
  tables,
} from '../../../importers/organisation/tables.ts';
import { writeDisclosures } from '../../fairness/import-disclosures.ts';
import {
  writeCredentialSkills,
  writeCredentials,
  writeIssuers,
  writeRoleRequirements,
  writeRoles,
  writeSkills,
} from '../frameworks/import-catalogue.ts';
import { writeRoleTitles } from '../frameworks/import-role-titles.ts';
import { RejectsReport, rejectsPath } from '../import-rejects.ts';
import { importTransactions, STATEMENT_ROWS } from '../import-transactions.ts';
import type { ImportContext } from '../import-upsert.ts';
import { writeAwards, writeObservations } from './import-evidence.ts';
import { type Finding, ImportReferences } from './import-references.ts';
import { writeAssignments, writeDemand, writePeople, writePods, writePodTraits } from './import-workforce.ts';

export interface OrganisationOptions {
  /** Any refused row refuses the folder, before anything is written. */
  readonly strict?: boolean;
  /** Evidence without a time of recording was recorded when it happened. */
  readonly history?: boolean;
}

export interface TableImport {
  readonly table: TableName;
  readonly rows: number;
  readonly refused: number;
  /** New or different from what stood. */
  readonly written: number;
}

export interface OrganisationImport {
  readonly digest: string;
  readonly tables: readonly TableImport[];
  readonly refused: number;
  /** Where the report of refused rows lies; null if none was. */
  readonly rejects: string | null;
  readonly notices: readonly string[];
}

export interface OrganisationDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly personKey: string;
  /** Where reports of refused rows are put. */
  readonly dataFolder: string;
}

type Writer<Name extends TableName> = (context: ImportContext, rows: readonly Row<Name>[]) => Promise<number>;

const writers: { readonly [Name in TableName]: Writer<Name> } = {
  skills: writeSkills,
  roles: writeRoles,
  role_requirements: writeRoleRequirements,
  role_titles: writeRoleTitles,
  issuers: writeIssuers,
  credentials: writeCredentials,
  credential_skills: writeCredentialSkills,
  people: writePeople,
  pods: writePods,
  pod_traits: writePodTraits,
  demand: writeDemand,
  assignments: writeAssignments,
  awards: writeAwards,
  observations: writeObservations,
  disclosures: writeDisclosures,
};

/**
 * Writes a folder of the organisation format, row by row in bounded memory. A row that breaks a rule goes to the
 * rejects report and the others go in; a row that refers to a refused row is refused too. Running it again, or after
 * it was cut off, writes what is not there yet and nothing twice.
 */
export async function writeOrganisation(
  dependencies: OrganisationDependencies,
  attempt: Attempt,
  folder: OrganisationFolder,
  options: OrganisationOptions = {},
): Promise<OrganisationImport> {
  const { dataFolder } = dependencies;
  const report = new RejectsReport(rejectsPath(dataFolder, attempt.runId));
  try {
    const rows = folder.files.reduce((sum, file) => sum + file.rows, 0);
    let done = 0;
    const count = (phases: number) => (more: number, phase: string) => {
      done += more;
      attempt.progress(rows === 0 ? 1 : done / (rows * phases), phase);
    };
    if (options.strict === true) {
      const { refused } = await new OrganisationPass(
        dependencies,
        attempt,
        folder,
        options,
        report,
        false,
      ).run(count(2));
      if (refused > 0) {
        report.close();
        throw new InvalidInput([
          {
            path: 'folder',
            problem: `${refused} of ${rows} rows break rules and the import is strict: nothing was written; they are listed in ${report.path}`,
          },
        ]);
      }
      return await new OrganisationPass(dependencies, attempt, folder, options, report, true).run(count(2));
    }
    return await new OrganisationPass(dependencies, attempt, folder, options, report, true).run(count(1));
  } finally {
    report.close();
  }
}

/** What the Run keeps of an import. */
export function organisationMetrics(result: OrganisationImport): Metric[] {
  const metric = (name: string, value: number): Metric => ({ name, value, unit: 'rows' });
  return [
    metric('refused', result.refused),
    ...result.tables.flatMap(({ table, rows, refused, written }) => [
      metric(`${table}.read`, rows),
      metric(`${table}.refused`, refused),
      metric(`${table}.written`, written),
    ]),
  ];
}

/** Skills and credentials refer to rows of their own table, in any order: these are held whole. */
const selfReferring: ReadonlySet<TableName> = new Set(['skills', 'credentials']);

type ValidRow<Name extends TableName> = Extract<ReadRow<Name>, { row: unknown }>;

class OrganisationPass {
  readonly #folder: OrganisationFolder;
  readonly #report: RejectsReport;
  readonly #writes: boolean;
  readonly #now: number;
  readonly #context: ImportContext;
  #refused = 0;

  constructor(
    { graph, clock, personKey }: OrganisationDependencies,
    attempt: Attempt,
    folder: OrganisationFolder,
    { history = false }: OrganisationOptions,
    report: RejectsReport,
    writes: boolean,
  ) {
    const options = { signal: attempt.caller.signal };
    this.#folder = folder;
    this.#report = report;
    this.#writes = writes;
    this.#now = clock.now();
    this.#context = {
      graph,
      transactions: importTransactions(graph, clock, attempt),
      references: new ImportReferences(graph, personKey, options),
      options,
      history,
    };
  }

  async run(progress: (rows: number, phase: string) => void): Promise<OrganisationImport> {
    const results: TableImport[] = [];
    const phase = this.#writes ? 'importing' : 'checking';
    for (const file of this.#folder.files) {
      results.push(
        await this.#importFile(file.table, file, (rows) => progress(rows, `${phase} ${file.table}`)),
      );
    }
    return {
      digest: this.#folder.digest,
      tables: results,
      refused: this.#refused,
      rejects: this.#report.isEmpty ? null : this.#report.path,
      notices: this.#folder.notices,
    };
  }

  async #importFile<Name extends TableName>(
    name: Name,
    file: OrganisationFile,
    progress: (rows: number) => void,
  ): Promise<TableImport> {
    const refusedBefore = this.#refused;
    const whole = selfReferring.has(name);
    const held: ValidRow<Name>[] = [];
    let rows = 0;
    let written = 0;
    for await (const read of readRows(name, file.path, STATEMENT_ROWS, this.#now, this.#context.options)) {
      rows += read.length;
      const valid = read.filter((row) => this.#isValid(name, file, row)) as ValidRow<Name>[];
      if (whole) held.push(...valid);
      else written += await this.#write(name, await this.#withReferences(name, file, valid));
      progress(read.length);
    }
    if (whole) written = await this.#write(name, await this.#settled(name, file, held));
    return { table: name, rows, refused: this.#refused - refusedBefore, written };
  }

  #write<Name extends TableName>(name: Name, rows: readonly ValidRow<Name>[]): Promise<number> {
    if (!this.#writes || rows.length === 0) return Promise.resolve(0);
    return (writers[name] as Writer<Name>)(
      this.#context,
      rows.map(({ row }) => row),
    );
  }

  /** Valid by itself and the first of its key; takes the key in either way. */
  #isValid<Name extends TableName>(name: Name, file: OrganisationFile, row: ReadRow<Name>): boolean {
    const keys = this.#context.references.keysOf(name);
    if (row.key !== '' && !keys.add(row.key)) {
      const column = (tables[name] as unknown as Table).key.join(', ');
      this.#refuse(file, row.line, [{ column, rule: 'is that of an earlier row of the file too' }]);
      return false;
    }
    if ('row' in row) return true;
    if (row.key !== '') keys.refuse(row.key);
    this.#refuse(file, row.line, row.problems);
    return false;
  }

  #refuse(
    file: OrganisationFile,
    line: number,
    problems: readonly { readonly column: string; readonly rule: string }[],
  ): void {
    this.#refused++;
    for (const { column, rule } of problems) {
      this.#report.add({ file: basename(file.path), line, column: column === '' ? null : column, rule });
    }
  }

  /** Those of the rows whose references all lead somewhere; the others are refused. */
  async #withReferences<Name extends TableName>(
    name: Name,
    file: OrganisationFile,
    rows: readonly ValidRow<Name>[],
  ): Promise<ValidRow<Name>[]> {
    const columns = Object.entries((tables[name] as unknown as Table).references);
    if (columns.length === 0) return [...rows];
    const referencesOf = ({ row }: ValidRow<Name>) =>
      columns.flatMap(([column, table]) =>
        asList(row[column as keyof typeof row]).map((key) => ({ column, table, key })),
      );
    const pairs = rows.flatMap(referencesOf).map(({ table, key }): [ReferredTable, string] => [table, key]);
    const find = await this.#context.references.find(pairs);
    const keys = this.#context.references.keysOf(name);
    return rows.filter((row) => {
      const problems = referencesOf(row).flatMap(({ column, table, key }) => {
        const finding = find(table, key);
        return finding === 'KNOWN' ? [] : [{ column, rule: brokenReference(finding, table) }];
      });
      if (problems.length === 0) return true;
      keys.refuse(row.key);
      this.#refuse(file, row.line, problems);
      return false;
    });
  }

  /** Refusing a row may refuse rows that refer to it, whichever came first: until nothing changes. */
  async #settled<Name extends TableName>(
    name: Name,
    file: OrganisationFile,
    rows: readonly ValidRow<Name>[],
  ): Promise<ValidRow<Name>[]> {
    let left: ValidRow<Name>[] = [...rows];
    for (;;) {
      const before = left.length;
      left = await this.#withReferences(name, file, left);
      if (left.length === before) return left;
    }
  }
}

function asList(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value as string];
}

function brokenReference(finding: Finding, table: ReferredTable): string {
  return finding === 'REFUSED'
    ? `refers to a row of ${table} that was refused`
    : `refers to nothing that is known in ${table}`;
}
