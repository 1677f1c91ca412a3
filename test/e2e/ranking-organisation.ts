import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The same evidence from everybody in each skill that is named: the better, the earlier in the list. */
const people = [
  { id: 'E1', name: 'Ada Lind', unit: 'Payments', location: 'Leeds', wage: 70_000, skills: ['SQL', 'OPS'] },
  { id: 'E2', name: 'Bo Quist', unit: 'Payments', location: 'Leeds', wage: 60_000, skills: ['SQL', 'OPS'] },
  { id: 'E3', name: 'Cy Rask', unit: 'Search', location: 'Turin', wage: 50_000, skills: ['SQL', 'OPS'] },
  { id: 'E4', name: 'Di Varga', unit: 'Search', location: 'Turin', wage: 40_000, skills: ['SQL', 'OPS'] },
  { id: 'E5', name: 'Ed Wolff', unit: 'Search', location: 'Leeds', wage: 30_000, skills: ['ART'] },
] as const;

/** Five people, three skills (one with a comma in its name), two roles and an opening of each. */
export function writeRankingOrganisation(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  file('people.csv', [
    'external_id,name,unit,location,wage,currency',
    ...people.map(({ id, name, unit, location, wage }) => [id, name, unit, location, wage, 'USD'].join()),
  ]);
  file('skills.csv', [
    'external_id,name',
    'SQL,Query writing',
    'OPS,"Running services, at night"',
    'ART,Drawing',
  ]);
  file('roles.csv', ['external_id,title', 'DBA,Database keeper', 'ILL,Illustrator']);
  file('role_requirements.csv', [
    'role,skill,importance,level',
    'org:DBA,org:SQL,0.9,0.7',
    'org:DBA,org:OPS,0.5,0.6',
    'org:ILL,org:ART,1,0.5',
  ]);
  file('pods.csv', ['external_id,name', 'P1,Ledger']);
  file('demand.csv', [
    'external_id,pod,role,headcount,from',
    'D1,P1,org:DBA,1,2026-01-01',
    'D2,P1,org:ILL,1,2026-01-01',
  ]);
  file('observations.csv', [
    'external_id,person,skill,at,kind,score,trials',
    ...people.flatMap(({ id, skills }, p) =>
      skills.flatMap((skill) =>
        [1, 2, 3, 4].map(
          (month) =>
            `${id}-${skill}-${month},${id},org:${skill},2026-0${month}-10,ASSESSMENT,0.${9 - 2 * (p % 4)},10`,
        ),
      ),
    ),
  ]);
}
