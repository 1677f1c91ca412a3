import { getHeapStatistics } from 'node:v8';
import type { FitPlan } from './fit-plan.ts';

/** Bytes that are left: of the heap, and of the memory beside it. */
export interface MemoryFree {
  readonly heap: number;
  readonly beside: number;
}

/** What a fit will take, in bytes, and what there is for it. */
export interface MemoryNeed {
  readonly heap: number;
  readonly heapFree: number;
  /** Beside the heap: columns, threads, and what an embedded graph grows by. */
  readonly beside: number;
  readonly besideFree: number;
  /** In words what is short; null where nothing is. */
  readonly missing: string | null;
}

// `node --expose-gc bench/index.ts decay-job` prints the resident memory at most beside their sum: 439 MB beside 442 with
// 100,000 series and 265 beside 287 with 30,000, embedded; 247 MB with 20,000 on Neo4j, where 200 MB for BESIDE_ALWAYS
// gave 224. What an embedded graph grows by is 4,000 bytes a series at 100,000: BESIDE_PER_SERIES and half of BESIDE_ALWAYS.
// How the sum divides into heap and beside is not measured.
const HEAP_PER_PERSON = 200;
const HEAP_PER_EVENT = 400;
const BESIDE_PER_EVENT = 400;
const BESIDE_PER_SERIES = 2_200;
const BESIDE_ALWAYS = 250e6;
/** Observations a series, where nobody has counted series. */
const EVENTS_PER_SERIES = 5;

/** Estimated from what is counted before the work begins. */
export function memoryNeed(
  engine: 'grafeo' | 'neo4j',
  { observations, people, parts }: Pick<FitPlan, 'observations' | 'people' | 'parts'>,
  eventsPerPart: number,
  free: MemoryFree,
): MemoryNeed {
  const atOnce = Math.min(observations, eventsPerPart);
  const fitted = Math.min(observations, parts.length * eventsPerPart);
  const heap = people * HEAP_PER_PERSON + atOnce * HEAP_PER_EVENT;
  const grows = engine === 'grafeo' ? (fitted / EVENTS_PER_SERIES) * BESIDE_PER_SERIES : 0;
  const beside = BESIDE_ALWAYS + atOnce * BESIDE_PER_EVENT + grows;
  const need = { heap, heapFree: free.heap, beside, besideFree: free.beside };
  return { ...need, missing: missing(need) };
}

export function memoryFree(): MemoryFree {
  const { heap_size_limit, used_heap_size } = getHeapStatistics();
  return { heap: heap_size_limit - used_heap_size, beside: process.availableMemory() };
}

function missing({ heap, heapFree, beside, besideFree }: Omit<MemoryNeed, 'missing'>): string | null {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  if (heap > heapFree) {
    return `The fit needs about ${megabytes(heap)} of heap and ${megabytes(heapFree)} are left: start with NODE_OPTIONS=--max-old-space-size`;
  }
  if (beside + heap > besideFree) {
    return `The fit needs about ${megabytes(beside + heap)} of memory and ${megabytes(besideFree)} are left: give it more, or move to Neo4j`;
  }
  return null;
}
