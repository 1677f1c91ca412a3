import grafeo from '@grafeo-db/js';
import neo4j, { type Plan } from 'neo4j-driver';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { schema } from '../../src/graph/schema.generated.ts';

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
