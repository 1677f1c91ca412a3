import { createHash, type Hash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { FrameworkContent } from '../../domain/framework.ts';
import { inTurns } from '../../domain/slices.ts';
import type { SkillKind } from '../../domain/task-class.ts';
import { listTables } from '../release-folder.ts';
import { readTabSeparated, toNumber } from '../tab-separated.ts';
import { refusal } from '../text-file.ts';
import { type Occupation, type SkillEntry, toActivities, toRoles, toSkills } from './content.ts';

/** Changes whenever this reader gives other content for the same files. */
const RULES = 'onet-reader-1';

/** The tables that are read, by the names of the official release; only the first must be there. */
export const onetTables = [
  'Occupation Data',
  'Alternate Titles',
  'Job Zones',
  'Knowledge',
  'Skills',
  'Technology Skills',
  'Task Statements',
  'Tasks to DWAs',
] as const;
export type OnetTable = (typeof onetTables)[number];

/** Which kinds of skills each table tells of. */
const tablesOfSkills: readonly (readonly [OnetTable, readonly SkillKind[]])[] = [
  ['Skills', ['SKILL']],
  ['Knowledge', ['KNOWLEDGE']],
  ['Technology Skills', ['TECHNOLOGY', 'COMMODITY']],
];

export interface OnetRelease extends FrameworkContent {
  readonly missing: readonly OnetTable[];
  /** Occupations without any data, such as "All Other" ones: no roles are made of them. */
  readonly occupationsWithoutData: number;
  /** Ratings that O*NET recommends to suppress, or finds not relevant, or that are 0: no requirements are made of them. */
  readonly ratingsLeftOut: {
    readonly suppressed: number;
    readonly notRelevant: number;
    readonly zero: number;
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Version of a release folder by its name, e.g. `db_29_3_text` or `onet-29.3`. */
export function onetVersion(folder: string): string {
  const match = /(\d+)[._](\d+)/.exec(basename(resolve(folder)));
  return match === null ? 'unknown' : `${match[1]}.${match[2]}`;
}

/**
 * Reads a release of the O*NET database, or an extract of it in the same columns: text or tab-separated files, gzipped
 * or plain, columns in any order, other columns ignored. Files that are not there are named in `missing`.
 */
export async function readOnet(
  folder: string,
  options: { version?: string; signal?: AbortSignal } = {},
): Promise<OnetRelease> {
  const files = await listTables(folder, ['.txt', '.tsv']);
  if (!files.has('Occupation Data')) {
    throw refusal(
      folder,
      undefined,
      'holds no "Occupation Data" file (.txt or .tsv, also .gz): it is not an O*NET release',
    );
  }
  return new OnetReader(files, options.signal).read(options.version ?? onetVersion(folder));
}

class OnetReader {
  readonly #files: ReadonlyMap<string, string>;
  readonly #signal: AbortSignal | undefined;
  readonly #digest: Hash = createHash('sha256').update(RULES);
  readonly #occupations = new Map<string, Occupation>();
  readonly #skills = new Map<string, SkillEntry>();
  readonly #activities = new Map<string, string>();
  readonly #leftOut = { suppressed: 0, notRelevant: 0, zero: 0 };

  constructor(files: ReadonlyMap<string, string>, signal: AbortSignal | undefined) {
    this.#files = files;
    this.#signal = signal;
  }

  async read(version: string): Promise<OnetRelease> {
    await this.#readOccupations();
    await this.#readAlternateTitles();
    await this.#readJobZones();
    await this.#readRatings('Knowledge', 'KNOWLEDGE');
    await this.#readRatings('Skills', 'SKILL');
    await this.#readTechnologies();
    await this.#readTasks();
    await this.#readActivities();
    const described = [...this.#occupations.values()];
    const anyData = described.some(({ hasData }) => hasData);
    const kept = anyData ? described.filter(({ hasData }) => hasData) : described;
    return {
      framework: 'onet',
      version,
      roles: await inTurns(toRoles(kept, this.#files.has('Task Statements'), this.#leftOut), this.#signal),
      skills: toSkills(this.#skills),
      activities: toActivities(this.#activities),
      digest: this.#digest.digest('hex'),
      missing: onetTables.filter((table) => !this.#files.has(table)),
      untold: tablesOfSkills.flatMap(([table, kinds]) => (this.#files.has(table) ? [] : kinds)),
      occupationsWithoutData: described.length - kept.length,
      ratingsLeftOut: this.#leftOut,
    };
  }

  async #table(
    table: OnetTable,
    required: readonly string[],
    optional: readonly string[],
    eachRow: (
      cells: readonly string[],
      refuse: (problem: string) => Error,
      line: number,
      path: string,
    ) => void,
  ): Promise<void> {
    const path = this.#files.get(table);
    if (path === undefined) return;
    this.#digest.update(`\0${table}\0`);
    const take = (cells: readonly string[], line: number) =>
      eachRow(cells, (problem) => refusal(path, line, problem), line, path);
    await readTabSeparated(path, { required, optional }, take, {
      digest: this.#digest,
      ...(this.#signal === undefined ? {} : { signal: this.#signal }),
    });
  }

  #occupation(code: string, refuse: (problem: string) => Error): Occupation {
    const occupation = this.#occupations.get(code);
    if (occupation === undefined) throw refuse('"O*NET-SOC Code" is not in Occupation Data');
    occupation.hasData = true;
    return occupation;
  }

  async #readOccupations(): Promise<void> {
    await this.#table('Occupation Data', ['O*NET-SOC Code', 'Title'], ['Description'], (cells, refuse) => {
      const [code, title, description] = cells as [string, string, string];
      if (!/^\d\d-\d{4}\.\d\d$/.test(code)) throw refuse('"O*NET-SOC Code" is not of the form 15-1252.00');
      if (this.#occupations.has(code)) throw refuse('"O*NET-SOC Code" is there twice');
      if (title === '') throw refuse('"Title" is empty');
      this.#occupations.set(code, {
        code,
        title,
        description,
        alternateTitles: new Set(),
        jobZone: null,
        tasks: [],
        activities: new Map(),
        rated: new Map(),
        technologies: new Map(),
        hasData: false,
      });
    });
  }

  async #readAlternateTitles(): Promise<void> {
    await this.#table(
      'Alternate Titles',
      ['O*NET-SOC Code', 'Alternate Title'],
      ['Short Title'],
      (cells, refuse) => {
        const [code, title, short] = cells as [string, string, string];
        const occupation = this.#occupations.get(code);
        if (occupation === undefined) throw refuse('"O*NET-SOC Code" is not in Occupation Data');
        if (title !== '' && title !== 'n/a') occupation.alternateTitles.add(title);
        if (short !== '' && short !== 'n/a') occupation.alternateTitles.add(short);
      },
    );
  }

  async #readJobZones(): Promise<void> {
    await this.#table('Job Zones', ['O*NET-SOC Code', 'Job Zone'], [], (cells, refuse, line, path) => {
      const [code, zone] = cells as [string, string];
      this.#occupation(code, refuse).jobZone = toNumber(path, line, 'Job Zone', zone, [1, 5]);
    });
  }

  async #readRatings(table: 'Skills' | 'Knowledge', kind: SkillKind): Promise<void> {
    const columns = ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Data Value'];
    await this.#table(table, columns, ['Recommend Suppress', 'Not Relevant'], (cells, refuse, line, path) => {
      const [code, element, name, scale, value, suppress, notRelevant] = cells as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const occupation = this.#occupation(code, refuse);
      if (element === '' || name === '') throw refuse('"Element ID" or "Element Name" is empty');
      if (!this.#skills.has(element))
        this.#skills.set(element, { name, kind, hot: false, inDemand: false, broader: new Set() });
      const rating = occupation.rated.get(element) ?? {};
      if (scale === 'IM')
        rating.importance = round((toNumber(path, line, 'Data Value', value, [1, 5]) - 1) / 4);
      else if (scale === 'LV') rating.level = round(toNumber(path, line, 'Data Value', value, [0, 7]) / 7);
      else throw refuse('"Scale ID" is neither IM nor LV');
      if (notRelevant === 'Y') rating.leftOut = 'notRelevant';
      else if (suppress === 'Y') rating.leftOut ??= 'suppressed';
      occupation.rated.set(element, rating);
    });
  }

  async #readTechnologies(): Promise<void> {
    const columns = ['O*NET-SOC Code', 'Example', 'Commodity Code', 'Commodity Title'];
    await this.#table('Technology Skills', columns, ['Hot Technology', 'In Demand'], (cells, refuse) => {
      const [code, example, commodity, commodityTitle, hotFlag, demandFlag] = cells as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const occupation = this.#occupation(code, refuse);
      if (example === '') throw refuse('"Example" is empty');
      if (!/^\d{8}$/.test(commodity)) throw refuse('"Commodity Code" is not eight digits');
      const standing = this.#skills.get(commodity);
      if (standing === undefined) {
        this.#skills.set(commodity, {
          name: commodityTitle,
          kind: 'COMMODITY',
          hot: false,
          inDemand: false,
          broader: new Set(),
        });
      } else if (standing.kind !== 'COMMODITY') throw refuse('"Commodity Code" is the code of another skill');
      const technology = this.#skills.get(example) ?? {
        name: example,
        kind: 'TECHNOLOGY',
        hot: false,
        inDemand: false,
        broader: new Set(),
      };
      if (technology.kind !== 'TECHNOLOGY') throw refuse('"Example" is the code of another skill');
      const hot = hotFlag === 'Y';
      const inDemand = demandFlag === 'Y';
      technology.hot ||= hot;
      technology.inDemand ||= inDemand;
      technology.broader.add(commodity);
      this.#skills.set(example, technology);
      const before = occupation.technologies.get(example);
      occupation.technologies.set(example, {
        example,
        hot: hot || before?.hot === true,
        inDemand: inDemand || before?.inDemand === true,
      });
    });
  }

  async #readTasks(): Promise<void> {
    await this.#table('Task Statements', ['O*NET-SOC Code', 'Task'], [], (cells, refuse) => {
      const [code, task] = cells as [string, string];
      if (task !== '') this.#occupation(code, refuse).tasks.push(task);
    });
  }

  async #readActivities(): Promise<void> {
    await this.#table('Tasks to DWAs', ['O*NET-SOC Code', 'DWA ID', 'DWA Title'], [], (cells, refuse) => {
      const [code, activity, title] = cells as [string, string, string];
      if (activity === '' || title === '') throw refuse('"DWA ID" or "DWA Title" is empty');
      const { activities } = this.#occupation(code, refuse);
      activities.set(activity, (activities.get(activity) ?? 0) + 1);
      this.#activities.set(activity, title);
    });
  }
}
