import { parseStatementFile } from '../../../scripts/generate/statement-file.ts';
import type { Statement } from '../../../src/graph/graph.ts';

/** A statement for a test, from the text of a statement file; the caller vouches for its types. */
export function statement<Params, Row>(source: string): Statement<Params, Row> {
  const { name, text, writes, parameters, columns } = parseStatementFile('test/ad-hoc.cypher', source);
  return { name, text, writes, parameters, columns };
}
