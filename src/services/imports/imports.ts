import type { Attempt, Metric } from '../../domain/attempt.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { JobParameters } from '../../domain/jobs.ts';
import type { Graph } from '../../graph/graph.ts';
import { readCrosswalk } from '../../importers/esco/crosswalk.ts';
import { readEsco } from '../../importers/esco/esco.ts';
import { readGdad } from '../../importers/gdad/gdad.ts';
import { readOnet } from '../../importers/onet/onet.ts';
import { inspectOrganisation } from '../../importers/organisation/folder.ts';
import { readRsd } from '../../importers/rsd/rsd.ts';
import { readOews } from '../../importers/wages/oews.ts';
import { readWageBenchmarks } from '../../importers/wages/wage-benchmarks.ts';
import { MOST_REFITTED, type RefittedBehind, refitBehind } from '../proficiency/refit-behind.ts';
import { recordFindings } from '../runs/run-attempts.ts';
import type { Run, Runs } from '../runs/runs.ts';
import { placeLateRoles } from '../skill-graph/learning/place-late-roles.ts';
import type {
  CrosswalkImport,
  EscoImport,
  GdadImport,
  OnetImport,
  RsdImport,
} from './frameworks/framework-imports.ts';
import { writeFramework } from './frameworks/import-framework.ts';
import { writeMappings } from './frameworks/import-mappings.ts';
import { frameworkMetrics, mappingMetrics, rows, wageMetrics } from './import-metrics.ts';
import {
  type OrganisationImport,
  type OrganisationOptions,
  organisationMetrics,
  writeOrganisation,
} from './organisation/import-organisation.ts';
import { ensurePersonKey } from './organisation/import-person-key.ts';
import { type SubjectWageImport, writeSubjectWages } from './wages/import-subject-wages.ts';
import { type WageImport, writeWages } from './wages/import-wages.ts';

export interface ImportOptions {
  readonly onProgress?: (fraction: number, phase: string) => void;
}

export interface ReleaseOptions extends ImportOptions {
  /** What the release is called, where its files do not say. */
  readonly version?: string;
}

export interface Imported<Result> {
  readonly run: Run;
  readonly result: Result;
}

/**
 * Other people's files into the graph. An import is carried out by the process that was given the files, as a Run that
 * records a digest of them and what became of their rows; a path is never recorded.
 */
export interface Imports {
  /** A folder of an O*NET release. `InvalidInput` for a folder that is none, before anything is written. */
  onet(
    caller: Caller,
    folder: string,
    options?: ImportOptions & { readonly version?: string },
  ): Promise<Imported<OnetImport>>;
  /** A folder of an English ESCO release. */
  esco(caller: Caller, folder: string, options?: ReleaseOptions): Promise<Imported<EscoImport>>;
  /** The official crosswalk between ESCO's and O*NET's occupations; after both. Again after either has a new release. */
  crosswalk(caller: Caller, file: string, options?: ImportOptions): Promise<Imported<CrosswalkImport>>;
  /** A folder of the UK's Government Digital and Data framework. */
  gdad(caller: Caller, folder: string, options?: ReleaseOptions): Promise<Imported<GdadImport>>;
  /** A file of Rich Skill Descriptors; its alignments reach skills that are in the graph by then. */
  rsd(caller: Caller, file: string, options?: ReleaseOptions): Promise<Imported<RsdImport>>;
  /** Occupational Employment and Wage Statistics: the published workbook or zip, or a table as text; after O*NET. */
  oews(
    caller: Caller,
    file: string,
    options?: ImportOptions & { readonly year?: number },
  ): Promise<Imported<WageImport>>;
  /** Anybody's wage benchmarks of roles and clusters as CSV; after the roles. `source` where the rows name none. */
  wages(
    caller: Caller,
    file: string,
    options?: ImportOptions & { readonly source?: string },
  ): Promise<Imported<SubjectWageImport>>;
  /** A folder of the organisation format; after the frameworks that it refers to. */
  organisation(
    caller: Caller,
    folder: string,
    options?: ImportOptions & OrganisationOptions,
  ): Promise<Imported<OrganisationImport>>;
}

export interface ImportsDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly runs: Pick<Runs, 'perform'>;
  /** Where reports of refused rows are put, readable by their owner alone. */
  readonly dataFolder: string;
  /** The configured key of the organisation's pseudonyms, if there is one. */
  readonly personKey: string | undefined;
  /** With more people whose evidence is new, an organisation's import leaves them to the next fit. */
  readonly mostRefitted?: number;
}

export function createImports({
  graph,
  clock,
  runs,
  dataFolder,
  personKey,
  mostRefitted = MOST_REFITTED,
}: ImportsDependencies): Imports {
  async function perform<Result extends { readonly digest: string }>(
    caller: Caller,
    parameters: JobParameters<'IMPORT'>,
    { onProgress }: ImportOptions,
    work: (attempt: Attempt) => Promise<{ result: Result; metrics: readonly Metric[] }>,
  ): Promise<Imported<Result>> {
    let kept: Result | undefined;
    const run = await runs.perform(
      caller,
      { job: 'IMPORT', parameters },
      async (attempt) => {
        const { result, metrics } = await work(attempt);
        kept = result;
        const { placed, unplaced } = await placeLateRoles(graph, clock, attempt);
        const late =
          placed + unplaced === 0 ? [] : [rows('rolesPlaced', placed), rows('rolesUnplaced', unplaced)];
        await graph.write(
          (transaction) =>
            recordFindings(transaction, attempt, {
              inputDigest: result.digest,
              metrics: [...metrics, ...late],
            }),
          { signal: attempt.caller.signal },
        );
        await graph.save();
      },
      (fraction, phase) => onProgress?.(fraction, phase),
    );
    return { run, result: kept as Result };
  }

  return {
    async onet(caller, folder, options = {}) {
      const { signal } = caller;
      const { version } = options;
      const release = await readOnet(folder, version === undefined ? { signal } : { signal, version });
      return perform(caller, { format: 'onet', source: release.digest }, options, async (attempt) => {
        const written = await writeFramework(graph, clock, attempt, release);
        const { missing, occupationsWithoutData, ratingsLeftOut } = release;
        return {
          result: { ...written, version: release.version, missing, occupationsWithoutData, ratingsLeftOut },
          metrics: frameworkMetrics(written),
        };
      });
    },

    async esco(caller, folder, options = {}) {
      const release = await readEsco(folder, reading(caller, options));
      return perform(caller, { format: 'esco', source: release.digest }, options, async (attempt) => {
        const written = await writeFramework(graph, clock, attempt, release);
        const { version, missing, unread, leftOut } = release;
        return {
          result: { ...written, version, missing, unread, leftOut },
          metrics: [
            ...frameworkMetrics(written),
            rows('skillsWithoutLabel', leftOut.skills),
            rows('occupationsWithoutLabel', leftOut.occupations),
            rows('danglingBroader', leftOut.broader.dangling),
            rows('cyclicBroader', leftOut.broader.cyclic),
            rows('relationsLeftOut', leftOut.relations),
          ],
        };
      });
    },

    async crosswalk(caller, file, options = {}) {
      const { digest, mappings, groups } = await readCrosswalk(file, { signal: caller.signal });
      return perform(caller, { format: 'crosswalk', source: digest }, options, async (attempt) => {
        const written = await writeMappings(graph, clock, attempt, {
          noun: 'role',
          origin: 'crosswalk',
          mappings,
        });
        return {
          result: { ...written, digest, groups },
          metrics: [...mappingMetrics(written), rows('groups', groups)],
        };
      });
    },

    async gdad(caller, folder, options = {}) {
      const release = await readGdad(folder, reading(caller, options));
      return perform(caller, { format: 'gdad', source: release.digest }, options, async (attempt) => {
        const written = await writeFramework(graph, clock, attempt, release);
        const { version, leftOut } = release;
        return {
          result: { ...written, version, leftOut },
          metrics: [
            ...frameworkMetrics(written),
            rows('notInUse', leftOut.notInUse),
            rows('repeated', leftOut.repeated),
          ],
        };
      });
    },

    async rsd(caller, file, options = {}) {
      const release = await readRsd(file, reading(caller, options));
      return perform(caller, { format: 'rsd', source: release.digest }, options, async (attempt) => {
        const written = await writeFramework(graph, clock, attempt, release);
        const alignments = await writeMappings(graph, clock, attempt, {
          noun: 'skill',
          origin: 'alignment',
          mappings: release.mappings,
          only: release.skills.map(({ id }) => id),
        });
        const { version, foreignAlignments, repeated } = release;
        return {
          result: { ...written, version, alignments, foreignAlignments, repeated },
          metrics: [
            ...frameworkMetrics(written),
            ...mappingMetrics(alignments),
            rows('foreignAlignments', foreignAlignments),
            rows('repeated', repeated),
          ],
        };
      });
    },

    async oews(caller, file, options = {}) {
      const { signal } = caller;
      const { year } = options;
      const release = await readOews(file, year === undefined ? { signal } : { signal, year });
      return perform(caller, { format: 'oews', source: release.digest }, options, async (attempt) => {
        const result = await writeWages(graph, clock, attempt, release);
        return {
          result,
          metrics: wageMetrics(result),
        };
      });
    },

    async wages(caller, file, options = {}) {
      const { signal } = caller;
      const { source } = options;
      const content = await readWageBenchmarks(file, source === undefined ? { signal } : { signal, source });
      return perform(caller, { format: 'wages', source: content.digest }, options, async (attempt) => {
        const result = await writeSubjectWages({ graph, clock, dataFolder }, attempt, content);
        return {
          result,
          metrics: [...wageMetrics(result), rows('unknown', result.unknown)],
        };
      });
    },

    async organisation(caller, folder, options = {}) {
      const { signal } = caller;
      const { strict = false, history = false } = options;
      const inspected = await inspectOrganisation(folder, { signal });
      const key = await ensurePersonKey(graph, personKey, { signal });
      const parameters = { format: 'organisation' as const, source: inspected.digest, strict, history };
      return perform(caller, parameters, options, async (attempt) => {
        const dependencies = { graph, clock, personKey: key, dataFolder };
        const result = await writeOrganisation(dependencies, attempt, inspected, { strict, history });
        const refitted = await refitBehind(
          { graph, clock },
          attempt.caller,
          (done, people) => attempt.progress(1, `fitting people with new evidence, ${done} of ${people}`),
          mostRefitted,
        );
        const people = (name: string, value: number): Metric => ({ name, value, unit: 'people' });
        const notices = [...result.notices, ...leftToTheNextFit(refitted)];
        return {
          result: { ...result, notices },
          metrics: [
            ...organisationMetrics(result),
            people('refitted', refitted.people),
            people('left to the next fit', refitted.left),
          ],
        };
      });
    },
  };
}

/** Until that fit their proficiencies are those of the published one. */
function leftToTheNextFit({ left }: RefittedBehind): readonly string[] {
  if (left === 0) return [];
  return [
    `${left} people have new evidence that counts from the next FIT_DECAY on: too many to be fitted by an import. Until ` +
      'then their proficiencies and rankings are without it; `npx meritgraph run fit-decay` makes up for it now',
  ];
}

/** What a reader is told of a call. */
function reading({ signal }: Caller, { version }: ReleaseOptions) {
  return version === undefined ? { signal } : { signal, version };
}
