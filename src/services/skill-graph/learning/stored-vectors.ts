import type { SkillEmbedding, SkillSpace } from '../../../analytics/similarity/embedding.ts';
import type { Attempt } from '../../../domain/attempt.ts';
import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { appendRunRows } from '../../runs/run-edges.ts';

/** What EMBED_SKILLS learned, as it is stored: ADR 104 says why in blocks. */
export interface StoredSpace {
  readonly skillIds: readonly Id[];
  readonly space: SkillSpace;
}

export interface StoredRoleVectors {
  readonly roleIds: readonly Id[];
  readonly dimensions: number;
  /** Roles × dimensions, length 1; 0 for a role that cannot be compared. */
  readonly vectors: Float32Array;
}

type Kind = 'SKILL' | 'ROLE';

/** 128 vectors of 64 dimensions are 44 kB of base64. */
const VECTORS_A_BLOCK = 128;
/** Blocks of one statement: half a megabyte. */
const BLOCKS_A_STATEMENT = 12;

export async function appendVectors(
  graph: Graph,
  attempt: Attempt,
  embedding: SkillEmbedding,
  { skillIds, roleIds }: { readonly skillIds: readonly Id[]; readonly roleIds: readonly Id[] },
): Promise<void> {
  const { dimensions, scales, centres, weights, vectors, roleVectors } = embedding;
  const blocks = (ids: readonly Id[]) => Math.ceil(ids.length / VECTORS_A_BLOCK);
  const rowOf = (kind: Kind, ids: readonly Id[], own: Float32Array) => (block: number) => {
    const from = block * VECTORS_A_BLOCK;
    const to = Math.min(from + VECTORS_A_BLOCK, ids.length);
    const ofSkills = kind === 'SKILL' ? to : from;
    return {
      id: `vectors:${attempt.runId.replace(/^run:/, '')}:${kind}:${String(block).padStart(6, '0')}`,
      kind,
      ids: ids.slice(from, to),
      scales: [...scales.subarray(from, ofSkills)],
      centres: [...centres.subarray(from, ofSkills)],
      weights: [...weights.subarray(from, ofSkills)],
      dimensions,
      vectors: toBase64(own.subarray(from * dimensions, to * dimensions)),
    };
  };
  for (const [kind, ids, own] of [
    ['SKILL', skillIds, vectors],
    ['ROLE', roleIds, roleVectors],
  ] as const) {
    await appendRunRows(graph, attempt, statements.appendVectorBlocks, blocks(ids), rowOf(kind, ids, own), {
      rowsAStatement: BLOCKS_A_STATEMENT,
    });
  }
}

/** Null where the run stored none: it was published before vectors were kept. */
export async function readSpace(graph: Graph, run: Id, options: CallOptions): Promise<StoredSpace | null> {
  const blocks = await readBlocks(graph, run, 'SKILL', options);
  if (blocks === null) return null;
  const { ids, dimensions, vectors, rows } = blocks;
  return {
    skillIds: ids,
    space: {
      dimensions,
      scales: Uint8Array.from(rows.flatMap(({ scales }) => scales)),
      centres: Float64Array.from(rows.flatMap(({ centres }) => centres)),
      weights: Float64Array.from(rows.flatMap(({ weights }) => weights)),
      vectors,
    },
  };
}

export async function readRoleVectors(
  graph: Graph,
  run: Id,
  options: CallOptions,
): Promise<StoredRoleVectors | null> {
  const blocks = await readBlocks(graph, run, 'ROLE', options);
  return blocks && { roleIds: blocks.ids, dimensions: blocks.dimensions, vectors: blocks.vectors };
}

async function readBlocks(graph: Graph, run: Id, kind: Kind, options: CallOptions) {
  const rows = [];
  for await (const { length, columns } of graph.readColumns(
    statements.vectorBlocks,
    { run, kind },
    options,
  )) {
    for (let i = 0; i < length; i++) {
      rows.push({
        ids: columns.ids[i]!,
        scales: columns.scales[i]!,
        centres: columns.centres[i]!,
        weights: columns.weights[i]!,
        dimensions: columns.dimensions[i]!,
        vectors: fromBase64(columns.vectors[i]!),
      });
    }
  }
  const [first] = rows;
  if (first === undefined) return null;
  const ids = rows.flatMap((row) => row.ids);
  const vectors = new Float32Array(ids.length * first.dimensions);
  let at = 0;
  for (const row of rows) {
    vectors.set(row.vectors, at);
    at += row.vectors.length;
  }
  return { ids, dimensions: first.dimensions, vectors, rows };
}

/** Little-endian whatever the machine. */
function toBase64(values: Float32Array): string {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeFloatLE(value, 4 * i);
  });
  return bytes.toString('base64');
}

function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}
