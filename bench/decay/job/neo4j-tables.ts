import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { changeId } from '../../../src/services/runs/changes.ts';
import { importIntoNeo4j } from '../../../test/servers/neo4j-import.ts';
import {
  EVENTS,
  evidenceRows,
  FILLED,
  NOW,
  PER_PERSON,
  PERSON_NAME,
  personIdOf,
  ROWS_PER_TRANSACTION,
  SKILL,
  skillIds,
} from '../graph.ts';

/** Columns of each table as Neo4j's import tool names them; what is not of text says of what it is. */
const HEADERS = {
  Skill: ':ID(Skill),id,framework,code,name,kind,taskClass,hot:boolean,inDemand:boolean',
  Person: ':ID(Person),id,externalId,name,recordedSeq:long,evidenceSeq:long,evidenceAt:long',
  Observation:
    ':ID(Observation),id,version,externalId,personId,skillId,at:long,kind,score:double,trials:long,recordedAt:long,' +
    'recordedSeq:long,supersededAt:long,supersededSeq:long,withdrawnAt:long,withdrawnSeq:long',
  Change: ':ID(Change),id,seq:long,at:long,kind,subject',
  Counter: ':ID(Counter),id,value:long',
  OF: ':START_ID(Observation),:END_ID(Person)',
  ON: ':START_ID(Observation),:END_ID(Skill)',
} as const;
type Table = keyof typeof HEADERS;

/**
 * Makes the database of a server that was never started hold what `putOrganisation` and `fillWithEvidence` store, property
 * by property (a test compares them): a million series in minutes, where statements take hours.
 */
export async function importEvidence(
  home: string,
  people: number,
  onWritten: (observations: number) => void = () => {},
): Promise<void> {
  const folder = join(home, 'tables');
  mkdirSync(folder, { recursive: true });
  await writeTables(folder, people, onWritten);
  const files = (table: Table) => `${join(folder, `${table}.head`)},${join(folder, `${table}.csv`)}`;
  const nodes = ['Skill', 'Person', 'Observation', 'Change', 'Counter'] as const;
  await importIntoNeo4j(home, {
    nodes: Object.fromEntries(nodes.map((table) => [table, files(table)])),
    relationships: { OF: files('OF'), ON: files('ON') },
  });
}

async function writeTables(
  folder: string,
  people: number,
  onWritten: (observations: number) => void,
): Promise<void> {
  const write = Object.fromEntries(
    (Object.keys(HEADERS) as Table[]).map((table) => {
      writeFileSync(join(folder, `${table}.head`), `${HEADERS[table]}\n`);
      return [table, openTable(join(folder, `${table}.csv`))];
    }),
  ) as Record<Table, ReturnType<typeof openTable>>;
  const { framework, kind, taskClass, hot, inDemand } = SKILL;
  const numberOfSkill = new Map(skillIds.map((id, n) => [id, n]));
  for (const [id, n] of numberOfSkill) {
    await write.Skill.row([n, id, framework, n, id, kind, taskClass, hot, inDemand]);
  }
  let observation = 0;
  let newest = 0;
  const perPerson = PER_PERSON * EVENTS;
  for (const row of evidenceRows(people)) {
    const seq = 1 + Math.floor(observation / ROWS_PER_TRANSACTION);
    const person = Math.floor(observation / perPerson);
    await write.Observation.row([
      ...[
        observation,
        row.id,
        `${row.id}@${seq}`,
        row.externalId,
        row.personId,
        row.skillId,
        row.at,
        row.kind,
      ],
      ...[row.score, row.trials, NOW, seq, OPEN, OPEN, OPEN, OPEN],
    ]);
    await write.OF.row([observation, person]);
    await write.ON.row([observation, numberOfSkill.get(row.skillId)!]);
    newest = observation % perPerson === 0 ? row.at : Math.max(newest, row.at);
    observation++;
    if (observation % perPerson === 0) {
      const id = personIdOf(person);
      await write.Person.row([person, id, id, PERSON_NAME, 0, seq, newest]);
    }
    if (observation % ROWS_PER_TRANSACTION === 0) onWritten(observation);
  }
  const changes = Math.ceil(observation / ROWS_PER_TRANSACTION);
  for (let seq = 1; seq <= changes; seq++) {
    await write.Change.row([seq, changeId(seq), seq, NOW, FILLED.kind, FILLED.subject]);
  }
  await write.Counter.row([0, 'changes', changes]);
  for (const table of Object.values(write)) await table.end();
}

const CHUNK = 1 << 18;

/** Rows of ASCII without commas or quotes, as all of these are. */
function openTable(path: string) {
  const stream = createWriteStream(path);
  let text = '';
  const flush = async () => {
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  };
  return {
    async row(cells: readonly (string | number | boolean | null)[]): Promise<void> {
      text += `${cells.join(',')}\n`;
      if (text.length > CHUNK) await flush();
    },
    async end(): Promise<void> {
      await flush();
      stream.end();
      await once(stream, 'finish');
    },
  };
}
