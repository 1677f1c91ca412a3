import { type Id, roleId } from '../../domain/ids.ts';
import { listTables } from '../release-folder.ts';
import { readTabSeparated } from '../tab-separated.ts';
import { refusal } from '../text-file.ts';

/** O*NET's own list of related occupations, which no score is learned from: what similarity is evaluated against. */
export interface RelatedRole {
  readonly roleId: Id;
  readonly relatedId: Id;
  /** Short: the ten most related. */
  readonly tier: 'Primary-Short' | 'Primary-Long' | 'Supplemental';
}

export async function readRelatedRoles(folder: string): Promise<RelatedRole[]> {
  const path = (await listTables(folder, ['.txt', '.tsv'])).get('Related Occupations');
  if (path === undefined) throw refusal(folder, undefined, 'has no "Related Occupations" table');
  const related: RelatedRole[] = [];
  await readTabSeparated(
    path,
    { required: ['O*NET-SOC Code', 'Related O*NET-SOC Code', 'Relatedness Tier'] },
    ([code, other, tier], line) => {
      if (tier !== 'Primary-Short' && tier !== 'Primary-Long' && tier !== 'Supplemental') {
        throw refusal(path, line, '"Relatedness Tier" is not Primary-Short, Primary-Long or Supplemental');
      }
      related.push({ roleId: roleId('onet', code!), relatedId: roleId('onet', other!), tier });
    },
  );
  return related;
}
