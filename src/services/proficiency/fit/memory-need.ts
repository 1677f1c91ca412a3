import { getHeapStatistics } from 'node:v8';
import type { FitPlan } from './planning/fit-plan.ts';

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

// `npm run bench decay-job` prints resident memory at most beside their sum. Embedded 439 MB beside 442 with 100,000 series
// and 265 beside 287 with 30,000; a worker on Neo4j, above what it began with, 506 beside 510 with a million, 494 beside 492 with
// 100,000, 337 beside 490 with 20,000. An embedded graph grows by 2,100 to 2,700 bytes a series. How the sum divides into heap
// and beside is not measured.
const HEAP_PER_PERSON = 200;
const HEAP_PER_EVENT = 400;
const BESIDE_PER_EVENT = 400;
const BESIDE_PER_SERIES = 2_200;
/** Threads, and what the heap grows to before it is tidied; a driver gives that more to tidy. */
const BESIDE_ALWAYS = { grafeo: 250e6, neo4j: 480e6 } as const;
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
  const beside = BESIDE_ALWAYS[engine] + atOnce * BESIDE_PER_EVENT + grows;
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
