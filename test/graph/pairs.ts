import { statement } from '../contract/graph/ad-hoc-statement.ts';

export const putPair = statement<{ rows: readonly { id: string }[] }, never>(`// Two skills at once.
// @param rows {id string}[]
UNWIND $rows AS row CREATE (:Skill {id: row.id})`);
export const countPairs = statement<Record<string, never>, { pairs: number }>(`// One more pair.
// @returns pairs int
MERGE (c:Counter {id: 'pairs'}) ON CREATE SET c.value = 1 ON MATCH SET c.value = c.value + 1 RETURN c.value AS pairs`);
export const storedPairs = statement<
  Record<string, never>,
  { pairs: number }
>(`// How many pairs were counted.
// @returns pairs int
MATCH (c:Counter {id: 'pairs'}) RETURN c.value AS pairs`);
export const storedSkills = statement<Record<string, never>, { id: string }>(`// All skills.
// @returns id string
MATCH (s:Skill) RETURN s.id AS id ORDER BY id`);
