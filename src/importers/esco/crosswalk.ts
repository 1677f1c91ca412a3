import { createHash } from 'node:crypto';
import { compareKeys, roleId } from '../../domain/ids.ts';
import type { Mapping, MappingMatch } from '../../domain/mapping.ts';
import { readCsvTable } from '../csv-table.ts';
import { refusal } from '../text-file.ts';

export interface Crosswalk {
  readonly digest: string;
  /** From ESCO's roles to O*NET's, sorted by both; each pair once. */
  readonly mappings: readonly Mapping[];
  /** Rows that map an occupation to a whole ISCO group, which is no role. */
  readonly groups: number;
}

const COLUMNS = ['O*NET Id', 'ESCO or ISCO URI', 'Type of Match'] as const;
/** More lines before the header than the official file has (16). */
const PREAMBLE = 40;

const matches: Readonly<Record<string, MappingMatch>> = {
  exactMatch: 'EXACT',
  closeMatch: 'CLOSE',
  broadMatch: 'BROAD',
  narrowMatch: 'NARROW',
  relatedMatch: 'RELATED',
};

/**
 * Reads the crosswalk between O*NET's and ESCO's occupations as the ESCO Secretariat publishes it, gzipped or plain. Its
 * match is told from ESCO's side: "chief operating officer" broadMatch "Chief Executives" means that O*NET's occupation
 * is the broader one.
 */
export async function readCrosswalk(
  file: string,
  options: { signal?: AbortSignal } = {},
): Promise<Crosswalk> {
  const digest = createHash('sha256').update('crosswalk-reader-1\0');
  const preamble = new Map<string, string>();
  const columns = {
    required: COLUMNS,
    preamble: {
      lines: PREAMBLE,
      take: ([name = '', value = '']: readonly string[]) => preamble.set(name.trim(), value.trim()),
    },
  };
  const mappings = new Map<string, { id: string; toId: string; match: MappingMatch }>();
  let groups = 0;
  for await (const { cells, refuse } of readCsvTable(file, columns, { digest, ...options })) {
    const { 'O*NET Id': onet, 'ESCO or ISCO URI': esco, 'Type of Match': type } = cells;
    if (!/^\d\d-\d{4}\.\d\d$/.test(onet)) throw refuse('"O*NET Id" is not of the form 15-1252.00');
    if (type === 'exactISCO' || /\/esco\/isco\//.test(esco)) {
      groups++;
      continue;
    }
    if (!/^https?:\/\/[\x21-\x7e]+$/.test(esco)) throw refuse('"ESCO or ISCO URI" is not a URI');
    const match = matches[type];
    if (match === undefined) throw refuse('"Type of Match" is none of the five SKOS matches');
    const mapping = { id: roleId('esco', esco), toId: roleId('onet', onet), match };
    const key = `${mapping.id} ${mapping.toId}`;
    const before = mappings.get(key);
    if (before !== undefined && before.match !== match)
      throw refuse('maps a pair for a second time, otherwise');
    mappings.set(key, mapping);
  }
  if (mappings.size === 0) throw refusal(file, undefined, 'maps nothing');
  const version = [preamble.get('Mapping project version'), preamble.get('Mapping project version date')]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  const source = `ESCO–O*NET crosswalk${version === '' ? '' : ` (${version})`}`;
  return {
    digest: digest.digest('hex'),
    mappings: [...mappings.values()]
      .map((mapping) => ({ ...mapping, source }))
      .sort((a, b) => compareKeys(a.id, b.id) || compareKeys(a.toId, b.toId)),
    groups,
  };
}
