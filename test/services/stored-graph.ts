import type { Graph, Statement } from '../../src/graph/graph.ts';
import { statement } from '../contract/graph/ad-hoc-statement.ts';

const nodes: Readonly<Record<string, string>> = {
  Skill:
    'framework string, code string, name string, kind string, taskClass string, hot boolean, inDemand boolean, addedRelease int?, changedRelease int?, retiredIn string?, trend string?',
  Role: 'framework string, code string, title string, alternateTitles string[], unit string?, addedRelease int?, changedRelease int?, retiredIn string?',
  Person:
    'externalId string, name string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?',
  Issuer: 'externalId string, name string, url string?',
  Credential:
    'externalId string, name string, kind string, days float?, cost float?, currency string?, validityDays int?',
  Award:
    'externalId string, personId string, credentialId string, awardedAt int, expiresAt int?, status string?, statusAt int?, recordedAt int, supersededAt int',
  Observation:
    'externalId string, personId string, skillId string, at int, kind string, score float, trials int?, evaluatorId string?, assignmentId string?, artifact string?, recordedAt int, supersededAt int, withdrawnAt int',
  Pod: 'externalId string, name string, unit string?, location string?, traitNames string[], traitValues float[]',
  Demand: 'externalId string, podId string, roleId string, headcount float, from string, to string?',
  Assignment:
    'externalId string, personId string, podId string, roleId string, from string, to string?, allocation float?, outcome float?, outcomeAt int?',
  Outcome: 'assignmentId string, value float, at int?, recordedAt int, supersededAt int',
  WageBenchmark: 'source string, year int, area string, p50 float?, p50Quality string',
};

/** Everything that imports write except positions in the change log, which depend on how often they were run. */
export async function storedGraph(graph: Graph): Promise<Readonly<Record<string, readonly string[]>>> {
  const stored: Record<string, readonly string[]> = {};
  for (const [label, columns] of Object.entries(nodes)) {
    const names = columns.split(', ').map((column) => column.split(' ')[0]);
    const query = statement<object, Record<string, unknown>>(
      `// Test.\n// @returns id string, ${columns}\nMATCH (n:${label}) RETURN n.id AS id, ${names.map((name) => `n.${name} AS ${name}`).join(', ')} ORDER BY id`,
    );
    stored[label] = await rowsOf(graph, query);
  }
  const links = statement<object, Record<string, unknown>>(
    '// Test.\n// @returns fromId string, type string, toId string, level float?, importance float?\n' +
      "MATCH (a)-[r]->(b) WHERE type(r) <> 'CURRENT' RETURN a.id AS fromId, type(r) AS type, b.id AS toId, r.level AS level, r.importance AS importance ORDER BY fromId, type, toId",
  );
  stored.links = await rowsOf(graph, links);
  return stored;
}

export function counts(
  stored: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(stored).map(([label, rows]) => [label, rows.length]));
}

async function rowsOf(graph: Graph, query: Statement<object, Record<string, unknown>>): Promise<string[]> {
  const rows: string[] = [];
  for await (const { length, columns } of graph.readColumns(query, {})) {
    const names = Object.keys(columns);
    for (let index = 0; index < length; index++) {
      rows.push(
        JSON.stringify(Object.fromEntries(names.map((name) => [name, columns[name]![index] ?? null]))),
      );
    }
  }
  return rows.sort();
}
