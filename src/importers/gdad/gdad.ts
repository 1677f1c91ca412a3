import { createHash } from 'node:crypto';
import type { FrameworkContent, FrameworkRole, Requirement } from '../../domain/framework.ts';
import { compareKeys, roleId, skillId } from '../../domain/ids.ts';
import { orderedLevel } from '../../domain/ordered-levels.ts';
import { taskClassOf } from '../../domain/task-class.ts';
import { readCsvTable } from '../csv-table.ts';
import { listTables } from '../release-folder.ts';
import { versionOf } from '../release-version.ts';
import { refusal } from '../text-file.ts';

/** Changes whenever this reader gives other content for the same files. */
const RULES = 'gdad-reader-1';

/** Lowest first. */
export const gdadLevels = ['Awareness', 'Working', 'Practitioner', 'Expert'] as const;

export interface GdadRelease extends FrameworkContent {
  /** What the framework calls roles: each is several role levels, which are the roles here. */
  readonly jobs: number;
  readonly leftOut: {
    readonly notInUse: number;
    /** Rows that say again what another said; of two levels the higher counts. */
    readonly repeated: number;
  };
}

/** The framework lists what a role level requires, and does not weigh it: everything is equally important. */
const IMPORTANCE = 1;

interface Draft {
  readonly title: string;
  readonly job: string;
  readonly description: string;
  readonly levels: Map<string, number>;
}

/**
 * Reads the UK's Government Digital and Data Profession Capability Framework as two tables, roles.csv (one row a role
 * level and skill) and skills.csv. A role level becomes a role; its four levels of skill become where they begin on 0..1.
 */
export async function readGdad(
  folder: string,
  options: { readonly version?: string; readonly signal?: AbortSignal } = {},
): Promise<GdadRelease> {
  const files = await listTables(folder, ['.csv']);
  const [rolesFile, skillsFile] = [files.get('roles'), files.get('skills')];
  if (rolesFile === undefined || skillsFile === undefined) {
    throw refusal(
      folder,
      undefined,
      'holds no "roles" and "skills" files (.csv, also .gz): it is not the GDaD capability framework',
    );
  }
  const digest = createHash('sha256').update(RULES);
  const reading = { digest, ...(options.signal === undefined ? {} : { signal: options.signal }) };

  const skills = new Set<string>();
  const skillColumns = { required: ['Skill Name', ...gdadLevels] } as const;
  digest.update('\0skills\0');
  for await (const { cells, refuse } of readCsvTable(skillsFile, skillColumns, reading)) {
    const name = cells['Skill Name'];
    if (!isKey(name)) throw refuse('"Skill Name" is empty or not ASCII');
    if (skills.has(name)) throw refuse('"Skill Name" is there twice');
    skills.add(name);
  }

  const leftOut = { notInUse: 0, repeated: 0 };
  const drafts = new Map<string, Draft>();
  const roleColumns = {
    required: ['Role', 'Role Level', 'Skill Name', 'Skill Level'],
    optional: ['Role Level Description'],
  } as const;
  digest.update('\0roles\0');
  for await (const { cells, refuse } of readCsvTable(rolesFile, roleColumns, reading)) {
    const { Role: job, 'Role Level': title, 'Skill Name': skill, 'Skill Level': level } = cells;
    if ([title, level].includes('NOT IN USE')) {
      leftOut.notInUse++;
      continue;
    }
    if (!isKey(job) || !isKey(title)) throw refuse('"Role" or "Role Level" is empty or not ASCII');
    if (!skills.has(skill)) throw refuse('"Skill Name" is not in the table of skills');
    const position = gdadLevels.findIndex((name) => name.toLowerCase() === level.toLowerCase()) + 1;
    if (position === 0) throw refuse(`"Skill Level" is none of ${gdadLevels.join(', ')}`);
    const code = `${job}/${title}`;
    const draft = drafts.get(code) ?? {
      title,
      job,
      description: cells['Role Level Description'],
      levels: new Map(),
    };
    drafts.set(code, draft);
    const before = draft.levels.get(skill);
    if (before !== undefined) leftOut.repeated++;
    draft.levels.set(skill, Math.max(before ?? 0, orderedLevel(position, gdadLevels.length)));
  }
  if (drafts.size === 0) throw refusal(rolesFile, undefined, 'holds no role level in use');

  const read = digest.digest('hex');
  return {
    framework: 'gdad',
    version: options.version ?? versionOf(read),
    digest: read,
    skills: [...skills]
      .map((name) => ({
        id: skillId('gdad', name),
        code: name,
        name,
        kind: 'SKILL' as const,
        taskClass: taskClassOf('SKILL', name),
        hot: false,
        inDemand: false,
        broader: [],
      }))
      .sort((a, b) => compareKeys(a.id, b.id)),
    roles: [...drafts].map(([code, draft]) => toRole(code, draft)).sort((a, b) => compareKeys(a.id, b.id)),
    activities: [],
    jobs: new Set([...drafts.values()].map(({ job }) => job)).size,
    leftOut,
  };
}

const isKey = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

function toRole(code: string, { title, job, description, levels }: Draft): FrameworkRole {
  return {
    id: roleId('gdad', code),
    code,
    title,
    alternateTitles: title === job ? [] : [job],
    jobZone: null,
    description: description === '' ? null : description,
    tasks: null,
    requirements: [...levels]
      .map(
        ([skill, level]): Requirement => ({ skillId: skillId('gdad', skill), importance: IMPORTANCE, level }),
      )
      .sort((a, b) => compareKeys(a.skillId, b.skillId)),
    activities: [],
  };
}
