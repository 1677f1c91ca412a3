import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { FrameworkContent, FrameworkRole, FrameworkSkill } from '../../domain/framework.ts';
import { compareKeys, roleId, skillId } from '../../domain/ids.ts';
import { inOrder, inTurns } from '../../domain/slices.ts';
import { taskClassOf } from '../../domain/task-class.ts';
import { type LinksLeftOut, toHierarchy } from '../hierarchy.ts';
import { listTables } from '../release-folder.ts';
import { versionOf } from '../release-version.ts';
import { refusal } from '../text-file.ts';
import { type Concept, Concepts, type EscoOccupation, readOccupations } from './tables.ts';

/** Changes whenever this reader gives other content for the same files. */
const RULES = 'esco-reader-1';

export interface EscoRelease extends FrameworkContent {
  /** Tables of a release that the folder does not hold. */
  readonly missing: readonly string[];
  /** Tables that are there and not read. */
  readonly unread: readonly string[];
  readonly leftOut: {
    /** Concepts of the skills pillar, and occupations, without an English label. */
    readonly skills: number;
    readonly occupations: number;
    /** Links of kept skills to broader ones that are not kept, or that close a cycle. */
    readonly broader: LinksLeftOut;
    /** Skill–skill relations of which an end is not kept. */
    readonly relations: number;
  };
}

/** Version of a release by its folder's name, e.g. `ESCO dataset - v1.2.0 - en`. */
export function escoVersion(folder: string): string | undefined {
  return /v\.?\s*(\d+\.\d+(?:\.\d+)?)/i.exec(basename(resolve(folder)))?.[1];
}

const isSkillTable = (table: string): boolean => table === 'skills' || /SkillsCollection$/i.test(table);

/**
 * Reads a release of ESCO as its portal gives it: comma-separated files of one language (English), gzipped or plain.
 * Labels come from skills_en or, where a folder lacks it, from the collections and what they and the hierarchy say of
 * their parents; a concept without one is counted and left out.
 */
export async function readEsco(
  folder: string,
  options: { readonly version?: string; readonly signal?: AbortSignal } = {},
): Promise<EscoRelease> {
  const { signal } = options;
  const files = new Map<string, string>();
  for (const [name, path] of await listTables(folder, ['.csv'])) {
    if (name.endsWith('_en')) files.set(name.slice(0, -3), path);
  }
  const occupationsFile = files.get('occupations');
  if (occupationsFile === undefined) {
    throw refusal(
      folder,
      undefined,
      'holds no "occupations_en" file (.csv, also .gz): it is not an English ESCO release',
    );
  }
  const digest = createHash('sha256').update(RULES);
  const reading = { digest, ...(signal === undefined ? {} : { signal }) };
  const started = <Path extends string | undefined>(table: string, path: Path): Path => {
    if (path !== undefined) digest.update(`\0${table}\0`);
    return path;
  };
  const { occupations, unlabelled, modified } = await readOccupations(
    started('occupations', occupationsFile),
    reading,
  );
  const concepts = new Concepts(reading);
  const groups = started('skillGroups', files.get('skillGroups'));
  if (groups !== undefined) await concepts.readGroups(groups);
  const hierarchy = started('skillsHierarchy', files.get('skillsHierarchy'));
  if (hierarchy !== undefined) await concepts.readHierarchy(hierarchy);
  for (const [table, path] of [...files].filter(([name]) => isSkillTable(name))) {
    await concepts.readSkills(started(table, path));
  }
  const broader = started('broaderRelationsSkillPillar', files.get('broaderRelationsSkillPillar'));
  if (broader !== undefined) await concepts.readBroader(broader);
  const related = started('skillSkillRelations', files.get('skillSkillRelations'));
  const relations = related === undefined ? 0 : await concepts.readRelations(related);

  const { skills, leftOut } = await inTurns(toSkills(concepts.byUri), signal);
  const kept = skills.reduce((sum, { buildsOn }) => sum + (buildsOn?.length ?? 0), 0);
  const read = digest.digest('hex');
  return {
    framework: 'esco',
    version: options.version ?? escoVersion(folder) ?? (modified === '' ? versionOf(read) : `of ${modified}`),
    digest: read,
    skills,
    roles: await inTurns(toRoles(occupations), signal),
    activities: [],
    unnamed: new Set(
      [...concepts.byUri].flatMap(([uri, { label }]) => (label === '' ? [skillId('esco', uri)] : [])),
    ),
    missing: ['skills', ...required].filter((table) => !files.has(table)),
    unread: unread.filter((table) => files.has(table)),
    leftOut: {
      skills: leftOut.unlabelled,
      occupations: unlabelled,
      broader: leftOut.broader,
      relations: relations - kept,
    },
  };
}

const required = ['skillGroups', 'skillsHierarchy', 'broaderRelationsSkillPillar', 'skillSkillRelations'];
/** ESCO says which skills an occupation needs, not at which level: no requirement can be made of it. */
const unread = ['occupationSkillRelations'];

const CONCEPTS_A_SLICE = 500;

function* toRoles(occupations: readonly EscoOccupation[]): Generator<void, FrameworkRole[]> {
  const roles: FrameworkRole[] = [];
  for (const { uri, label, alternateLabels, description, retired } of occupations) {
    if (roles.length % CONCEPTS_A_SLICE === 0) yield;
    roles.push({
      id: roleId('esco', uri),
      code: uri,
      title: label,
      alternateTitles: [...alternateLabels].sort(compareKeys),
      jobZone: null,
      description: description === '' ? null : description,
      tasks: null,
      requirements: [],
      activities: [],
      retired,
    });
  }
  return yield* inOrder(roles, (a, b) => compareKeys(a.id, b.id));
}

function* toSkills(
  byUri: ReadonlyMap<string, Concept>,
): Generator<void, { skills: FrameworkSkill[]; leftOut: { unlabelled: number; broader: LinksLeftOut } }> {
  const labelled = new Map([...byUri].filter(([, { label }]) => label !== ''));
  const { parents, leftOut: broader } = toHierarchy(labelled.keys(), (uri) => labelled.get(uri)!.broader);
  const idOf = (uri: string) => skillId('esco', uri);
  const skills: FrameworkSkill[] = [];
  for (const [uri, concept] of labelled) {
    const kind = concept.kind ?? 'SKILL';
    if (skills.length % CONCEPTS_A_SLICE === 0) yield;
    skills.push({
      id: idOf(uri),
      code: uri,
      name: concept.label,
      kind,
      taskClass: taskClassOf(kind, uri),
      hot: false,
      inDemand: false,
      broader: parents.get(uri)!.map(idOf),
      buildsOn: [...concept.buildsOn]
        .filter(([other]) => labelled.has(other) && other !== uri)
        .map(([other, relation]) => ({ skillId: idOf(other), relation }))
        .sort((a, b) => compareKeys(a.skillId, b.skillId)),
      replacedBy: [...concept.replacedBy].map(idOf).sort(compareKeys),
      ...(concept.retired ? { retired: true } : {}),
    });
  }
  return {
    skills: yield* inOrder(skills, (a, b) => compareKeys(a.id, b.id)),
    leftOut: { unlabelled: byUri.size - labelled.size, broader },
  };
}
