import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readCsvTable } from '../csv-table.ts';
import { readText, refusal, type TextFileOptions } from '../text-file.ts';
import { rsdCode } from './alignment.ts';

/** One Rich Skill Descriptor, whichever way it was written. */
export interface Descriptor {
  /** UUID, or a digest of name and statement where an export has neither id nor address. */
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
  /** Web addresses of what it is aligned with. */
  readonly alignments: readonly string[];
  readonly replacedBy: readonly string[];
}

const aligned = z.union([z.string(), z.looseObject({ id: z.string().nullish() })]);
const descriptor = z.looseObject({
  uuid: z.string().nullish(),
  id: z.string().nullish(),
  skillName: z.string().min(1),
  skillStatement: z.string(),
  status: z.string().nullish(),
  archiveDate: z.string().nullish(),
  alignments: z.array(aligned).nullish(),
  isReplacedBy: z.array(aligned).nullish(),
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isArchived = (status: string): boolean => /^(archived|deleted|retired)$/i.test(status);
const isDate = (text: string): boolean => /^\d{4}-/.test(text);
const addressesOf = (list: readonly z.infer<typeof aligned>[] | null | undefined): string[] =>
  (list ?? []).flatMap((one) => {
    const address = typeof one === 'string' ? one : one.id;
    return address ? [address.trim()] : [];
  });

/** JSON as OSMT's API answers: one descriptor or a list of them. */
export async function readJsonDescriptors(path: string, options: TextFileOptions): Promise<Descriptor[]> {
  let text = '';
  for await (const chunk of readText(path, options)) text += chunk;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw refusal(path, undefined, 'is damaged, cut off or not JSON');
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  return list.map((one, index) => {
    const found = descriptor.safeParse(one);
    const refuse = (problem: string) => refusal(path, undefined, `descriptor ${index + 1} ${problem}`);
    if (!found.success) {
      const where = found.error.issues[0]?.path.join('.') ?? '';
      throw refuse(where === '' ? 'is not an object' : `has no "${where}" as a Rich Skill Descriptor has`);
    }
    const { uuid, id, skillName, status, archiveDate, alignments, isReplacedBy } = found.data;
    const code = uuid && UUID.test(uuid) ? uuid.toLowerCase() : rsdCode(id ?? '');
    if (code === null) throw refuse('has neither a "uuid" nor an "id" that ends in one');
    return {
      code,
      name: skillName.trim(),
      retired: isArchived(status ?? '') || isDate(archiveDate ?? ''),
      alignments: addressesOf(alignments),
      replacedBy: addressesOf(isReplacedBy),
    };
  });
}

const inList = (cell: string): string[] =>
  cell
    .split(/;\s*/)
    .map((part) => part.trim())
    .filter(Boolean);

/** OSMT's export of a collection or library; its column names have changed over time. */
export async function readCsvDescriptors(path: string, options: TextFileOptions): Promise<Descriptor[]> {
  const columns = {
    required: [],
    optional: [
      ...['RSD Name', 'Skill Name', 'Skill Statement', 'Contextualized Skill Statement', 'Canonical URL'],
      ...[
        'Alignment URL',
        'Alignment',
        'Alignments',
        'Publish Status',
        'Status',
        'Archive Date',
        'SOC Group',
      ],
    ],
  };
  const descriptors: Descriptor[] = [];
  for await (const { cells, refuse } of readCsvTable(path, columns, options)) {
    const name = cells['RSD Name'] || cells['Skill Name'] || '';
    const statement = cells['Skill Statement'] || cells['Contextualized Skill Statement'] || '';
    if (name === '' || statement === '') throw refuse('has no name or no statement of a skill');
    const address = cells['Canonical URL'] ?? '';
    const uuid = rsdCode(address);
    if (address !== '' && uuid === null) throw refuse('"Canonical URL" is not that of a descriptor');
    const alignments = cells['Alignment URL'] || cells.Alignment || cells.Alignments || '';
    descriptors.push({
      code: uuid ?? createHash('sha256').update(`${name}\0${statement}`).digest('hex').slice(0, 32),
      name,
      retired:
        isArchived(cells['Publish Status'] ?? '') ||
        isArchived(cells.Status ?? '') ||
        isDate(cells['Archive Date'] ?? ''),
      alignments: inList(alignments),
      replacedBy: [],
    });
  }
  return descriptors;
}

/** The column names of a file that may be one of several kinds, before any of it is trusted. */
export async function firstLine(path: string, options: { signal?: AbortSignal }): Promise<string> {
  let text = '';
  for await (const chunk of readText(path, options)) {
    text += chunk;
    if (text.trimStart().includes('\n') || text.length > 100_000) break;
  }
  return (
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split(/\r?\n/, 1)[0] ?? ''
  );
}
