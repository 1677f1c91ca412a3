import type { Caller } from '../domain/caller.ts';
import { Cancelled, Unavailable } from '../domain/errors.ts';
import type { CallOptions, ColumnBatch, Graph, Statement, Transaction } from '../graph/graph.ts';

export interface AdmissionOptions {
  /** In the refusal's words: what is limited. */
  readonly what: string;
  readonly inFlight: number;
  /** How many may wait beyond those; the next one is refused. */
  readonly waiting: number;
  /** Seconds after which a refused caller may try again. */
  readonly retryAfter: number;
}

/** At most so much at once, a bounded queue beyond it in order of arrival, then `Unavailable` with retry-after. */
export interface Admission {
  run<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** A place that the caller gives back; for work that is not one promise. */
  enter(signal?: AbortSignal): Promise<() => void>;
  readonly inFlight: number;
  readonly waiting: number;
}

export function createAdmission(options: AdmissionOptions): Admission {
  const { what, retryAfter } = options;
  let inFlight = 0;
  const queue = new Set<() => void>();

  const leaveOnce = () => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = queue;
      if (next === undefined) {
        inFlight--;
      } else {
        queue.delete(next);
        next();
      }
    };
  };

  const enter = async (signal?: AbortSignal): Promise<() => void> => {
    if (signal?.aborted) throw new Cancelled();
    if (inFlight < options.inFlight) {
      inFlight++;
      return leaveOnce();
    }
    if (queue.size >= options.waiting) {
      throw new Unavailable(`Too many ${what} at once; try again in ${retryAfter} s.`, { retryAfter });
    }
    await new Promise<void>((resolve, reject) => {
      const admitted = () => {
        signal?.removeEventListener('abort', aborted);
        resolve();
      };
      const aborted = () => {
        queue.delete(admitted);
        reject(new Cancelled());
      };
      queue.add(admitted);
      signal?.addEventListener('abort', aborted, { once: true });
    });
    return leaveOnce();
  };

  return {
    enter,
    async run(work, signal) {
      const leave = await enter(signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    get inFlight() {
      return inFlight;
    },
    get waiting() {
      return queue.size;
    },
  };
}

/** Apart from each other, because who writes or reads columns may read rows meanwhile: no circle of waiting. */
export interface StatementAdmissions {
  readonly reads: Admission;
  readonly columns: Admission;
  readonly writes: Admission;
}

/** The same graph, whose reads and transactions wait for admission. */
export function admitStatements(graph: Graph, { reads, columns, writes }: StatementAdmissions): Graph {
  return {
    capabilities: graph.capabilities,
    read: <Params, Row>(statement: Statement<Params, Row>, params: Params, options?: CallOptions) =>
      reads.run(() => graph.read(statement, params, options), options?.signal),
    async *readColumns<Params, Row>(
      statement: Statement<Params, Row>,
      params: Params,
      options?: CallOptions,
    ): AsyncGenerator<ColumnBatch<Row>> {
      const leave = await columns.enter(options?.signal);
      try {
        yield* graph.readColumns(statement, params, options);
      } finally {
        leave();
      }
    },
    write: <Result>(work: (transaction: Transaction) => Promise<Result>, options?: CallOptions) =>
      writes.run(() => graph.write(work, options), options?.signal),
    save: () => graph.save(),
    close: () => graph.close(),
  };
}

type CalledFor = (caller: Caller, ...rest: never[]) => Promise<unknown>;

/** The same service, whose methods named wait for admission until their caller goes away. */
export function admitCalls<Service extends object>(
  service: Service,
  methods: readonly (keyof Service)[],
  admission: Admission,
): Service {
  const admitted = methods.map((name) => {
    const method = service[name] as CalledFor;
    const waiting: CalledFor = (caller, ...rest) =>
      admission.run(() => method(caller, ...rest), caller.signal);
    return [name, waiting];
  });
  return { ...service, ...Object.fromEntries(admitted) };
}
