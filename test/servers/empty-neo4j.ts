import neo4j from 'neo4j-driver';
import type { ServerAddress } from './broker.ts';

/** Removes every node and relationship in batches that a small heap can hold; indexes and constraints stay. */
export async function emptyNeo4j({ url, user = '', password = '' }: ServerAddress): Promise<void> {
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  try {
    for (const removal of [
      'MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(*) AS removed',
      'MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS removed',
    ]) {
      for (let removed = 1; removed > 0; ) {
        const { records } = await driver.executeQuery(removal);
        removed = records[0]!.get('removed');
      }
    }
  } finally {
    await driver.close();
  }
}
