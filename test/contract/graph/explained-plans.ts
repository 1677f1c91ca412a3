import grafeo from '@grafeo-db/js';
import neo4j, { type Plan } from 'neo4j-driver';
import { openNeo4j } from '../../../src/graph/neo4j.ts';
import { schema } from '../../../src/graph/schema.generated.ts';

interface Explained {
  readonly text: string;
}

/** How Grafeo would answer: its plan as text, line by line from the result down. */
export async function withGrafeoPlans(
  look: (planOf: (statement: Explained, params: object) => Promise<string>) => Promise<void>,
): Promise<void> {
  const engine = grafeo.GrafeoDB.create();
  try {
    for (const definition of schema.grafeo) await engine.executeCypher(definition);
    await look(async ({ text }, params) =>
      String((await engine.executeCypher(`EXPLAIN ${text}`, params)).scalar()),
    );
  } finally {
    engine.close();
  }
}

/** One line of Grafeo's plan. */
export interface ExplainedOperator {
  /** E.g. `Expand`. */
  readonly name: string;
  readonly line: string;
  /** The lines of the operators that it gives its rows to, from the result down. */
  readonly above: readonly string[];
  /** The lines of the operators that give it rows. */
  readonly inputs: readonly string[];
}

/** The operators of a plan as Grafeo prints it, two spaces for every step down. */
export function explainedOperators(plan: string): ExplainedOperator[] {
  const above: { line: string; inputs: string[] }[] = [];
  return plan
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const line = text.trim();
      above.length = (text.length - text.trimStart().length) / 2;
      above.at(-1)?.inputs.push(line);
      const operator: (typeof above)[number] = { line, inputs: [] };
      const lines = above.map((other) => other.line);
      above.push(operator);
      return { ...operator, name: /^\w*/.exec(line)![0], above: lines };
    });
}

/** How Neo4j would answer: the operators of its plan. */
export async function withNeo4jOperators(
  {
    url,
    user = '',
    password = '',
  }: { readonly url: string; readonly user?: string; readonly password?: string },
  look: (operatorsOf: (statement: Explained, params: object) => Promise<string[]>) => Promise<void>,
): Promise<void> {
  await (await openNeo4j({ url, user, password })).close();
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
  try {
    await look(async ({ text }, params) => {
      const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, params);
      return operatorsIn(summary.plan as Plan);
    });
  } finally {
    await driver.close();
  }
}

function operatorsIn({ operatorType, children }: Plan): string[] {
  return [operatorType, ...children.flatMap(operatorsIn)];
}
