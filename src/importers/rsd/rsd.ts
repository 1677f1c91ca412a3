import { createHash } from 'node:crypto';
import type { FrameworkContent, FrameworkSkill } from '../../domain/framework.ts';
import { compareKeys, type Id, skillId } from '../../domain/ids.ts';
import type { Mapping } from '../../domain/mapping.ts';
import { taskClassOf } from '../../domain/task-class.ts';
import { versionOf } from '../release-version.ts';
import { refusal } from '../text-file.ts';
import { alignedSkill, rsdCode } from './alignment.ts';
import { firstLine, readCsvDescriptors, readJsonDescriptors } from './descriptors.ts';

/** Changes whenever this reader gives other content for the same file. */
const RULES = 'rsd-reader-1';

export interface RsdRelease extends FrameworkContent {
  /** From descriptors to skills of other frameworks, sorted by both. */
  readonly mappings: readonly Mapping[];
  /** Alignments with something that is no skill of a framework here. */
  readonly foreignAlignments: number;
  /** Descriptors that are in the file more than once; the last counts. */
  readonly repeated: number;
}

/** An alignment says that two descriptions are about the same, and not how exactly. */
const MATCH = 'CLOSE';
const SOURCE = 'Alignment of the Rich Skill Descriptor';

/**
 * Reads Rich Skill Descriptors: JSON as OSMT's API gives it or OSMT's CSV export, gzipped or plain, told apart by content. A
 * file is a collection out of a library, so what it lacks is not retired; what it calls archived is.
 */
export async function readRsd(
  file: string,
  options: { readonly version?: string; readonly signal?: AbortSignal } = {},
): Promise<RsdRelease> {
  const { version, ...reading } = options;
  const digest = createHash('sha256').update(`${RULES}\0`);
  const descriptors = await (await readerOf(file, reading))(file, { digest, ...reading });
  if (descriptors.length === 0) throw refusal(file, undefined, 'holds no Rich Skill Descriptor');

  const byCode = new Map(descriptors.map((one) => [one.code, one]));
  const mappings = new Map<string, Mapping>();
  let foreignAlignments = 0;
  for (const { code, alignments } of byCode.values()) {
    for (const address of new Set(alignments)) {
      const id = skillId('rsd', code);
      const toId = alignedSkill(address);
      if (toId === null) foreignAlignments++;
      else if (toId !== id) mappings.set(`${id} ${toId}`, { id, toId, match: MATCH, source: SOURCE });
    }
  }
  const read = digest.digest('hex');
  return {
    framework: 'rsd',
    version: version ?? versionOf(read),
    digest: read,
    partial: true,
    skills: [...byCode.values()].map(toSkill).sort((a, b) => compareKeys(a.id, b.id)),
    roles: [],
    activities: [],
    mappings: [...mappings.values()].sort((a, b) => compareKeys(a.id, b.id) || compareKeys(a.toId, b.toId)),
    foreignAlignments,
    repeated: descriptors.length - byCode.size,
  };
}

async function readerOf(file: string, options: { signal?: AbortSignal }) {
  const line = await firstLine(file, options);
  if (/^[[{]/.test(line)) return readJsonDescriptors;
  const columns = line.split(',').map((name) => name.trim().replace(/^"|"$/g, ''));
  const has = (...names: string[]) => names.some((name) => columns.includes(name));
  if (has('SOC Group') && has('SOC Code')) {
    throw refusal(
      file,
      1,
      'is the Standard Occupational Classification of the BLS, which OSMT reads for its lists of occupations: it holds no Rich Skill Descriptors',
    );
  }
  if (has('RSD Name', 'Skill Name') && has('Skill Statement', 'Contextualized Skill Statement')) {
    return readCsvDescriptors;
  }
  throw refusal(
    file,
    1,
    "is neither JSON nor OSMT's CSV export: the header lacks the name or the statement of a skill",
  );
}

function toSkill(one: {
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
  readonly replacedBy: readonly string[];
}): FrameworkSkill {
  const { code, name, retired, replacedBy } = one;
  const replacements = replacedBy.flatMap((address): Id[] => {
    const other = rsdCode(address);
    return other === null || other === code ? [] : [skillId('rsd', other)];
  });
  return {
    id: skillId('rsd', code),
    code,
    name,
    kind: 'SKILL',
    taskClass: taskClassOf('SKILL', code),
    hot: false,
    inDemand: false,
    broader: [],
    replacedBy: [...new Set(replacements)].sort(compareKeys),
    ...(retired ? { retired: true } : {}),
  };
}
