import { Conflict } from '../domain/errors.ts';
import type { CallOptions, Graph } from '../graph/graph.ts';
import { statements } from '../graph/statements.generated.ts';

/**
 * Keeps at the first open whose graph this is, and holds every later one to it.
 * @throws Conflict where the graph is another organisation's.
 */
export async function claimGraph(
  graph: Graph,
  organisation: string,
  options: CallOptions = {},
): Promise<void> {
  const [deployment] = await graph.read(statements.readDeployment, {}, options);
  let owner = deployment?.organisation;
  if (owner == null) {
    const [claimed] = await graph.write(
      (transaction) => transaction.run(statements.recordOrganisation, { organisation }),
      options,
    );
    owner = claimed!.organisation;
  }
  if (owner === organisation) return;
  throw new Conflict(
    `The graph is of organisation ${owner}, and this program was started for ${organisation}: ` +
      `set MERITGRAPH_ORGANISATION=${owner}, or open another graph.`,
  );
}
