import { randomBytes } from 'node:crypto';
import { Conflict } from '../../../domain/errors.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';

/**
 * The key that turns the sender's person keys into pseudonyms: the graph's own, made at first use, of `configured`
 * if that is given. A configured key that is not the graph's would make everybody a second time: `Conflict`.
 */
export async function ensurePersonKey(
  graph: Graph,
  configured: string | undefined,
  options?: CallOptions,
): Promise<string> {
  const [deployment] = await graph.read(statements.readPersonKey, {}, options);
  let key = deployment?.personKey ?? undefined;
  if (key === undefined) {
    const candidate = configured ?? randomBytes(32).toString('base64url');
    key = await graph.write(async (transaction) => {
      const [made] = await transaction.run(statements.ensurePersonKey, { candidate });
      return made!.personKey;
    }, options);
  }
  if (configured !== undefined && configured !== key) {
    throw new Conflict(
      'The configured person key is not the one that the people in this graph were imported under: set the former one, or start with an empty graph.',
    );
  }
  return key;
}
