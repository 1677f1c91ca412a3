import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { readPeople } from '../../proficiency/fit/planning/evidence-people.ts';
import { readFit } from '../../proficiency/fit/planning/fit-plan.ts';
import { readPublished } from '../../runs/publishing.ts';

/**
 * Of whom a published fit wrote or ended series beside `former`, the fit that an index holds, where it continues that
 * one's edges: both stand on the same hyperparameters then, and everybody else's series are the same bit for bit. Null
 * where anybody's may differ, and where `former` is not the fit that it replaced or it is replaced itself by now:
 * series that ended two fits ago may have been removed. Of the fit that the index holds already it names the people
 * whom that one wrote, for reading again.
 */
export async function peopleFittedSince(graph: Graph, former: Id, published: Id): Promise<Id[] | null> {
  const plan = (await readFit(graph, published, {}))?.plan;
  if (plan?.continues == null) return former === published ? [] : null;
  if (former !== published && former !== plan.replacing) return null;
  const people = await readPeople(graph.readColumns(statements.generationPeople, { run: published }), {});
  return (await readPublished(graph)).FIT_DECAY === published ? people : null;
}
