import neo4j, { type BookmarkManager, type Driver, type Session } from 'neo4j-driver';
import { Unavailable } from '../../domain/errors.ts';
import type { CallOptions } from '../graph.ts';
import { untilAborted } from '../retry.ts';
import { neo4jError } from './errors.ts';

export interface Neo4jOptions {
  /** `neo4j://…` or `bolt://…`, `+s` and `+ssc` included. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Absent: the user's home database. */
  readonly database?: string;
  /** How long a connection may go unanswered before the database counts as unreachable. */
  readonly connectTimeoutMs?: number;
  /** How long one statement may take, or one batch of a stream. */
  readonly statementTimeoutMs?: number;
  readonly maxConnections?: number;
}

/** Nobody waits longer for a server that is gone. */
const CLOSE_MS = 5_000;
/** A fetch size without an end. */
const WHOLE = -1;
const OLDEST_VERSION = [5, 26] as const;

/** The driver's sessions, and answers that come in time or not at all. */
export class Neo4jConnection {
  readonly statementTimeoutMs: number;
  private readonly driver: Driver;
  private readonly database: string | undefined;
  private readonly connectTimeoutMs: number;
  /** What this process wrote, it reads, whichever member of a cluster answers. */
  private readonly bookmarkManager: BookmarkManager = neo4j.bookmarkManager();
  private ended = false;

  constructor(options: Neo4jOptions) {
    this.database = options.database;
    this.connectTimeoutMs = options.connectTimeoutMs ?? 5_000;
    this.statementTimeoutMs = options.statementTimeoutMs ?? 120_000;
    try {
      this.driver = neo4j.driver(options.url, neo4j.auth.basic(options.user, options.password), {
        // Whole numbers come as numbers; one that is not safe comes as an infinity, which the decoder refuses.
        disableLosslessIntegers: true,
        connectionTimeout: this.connectTimeoutMs,
        connectionAcquisitionTimeout: 3 * this.connectTimeoutMs,
        connectionLivenessCheckTimeout: 10_000,
        maxConnectionPoolSize: options.maxConnections ?? 50,
        telemetryDisabled: true,
        userAgent: 'meritgraph',
      });
    } catch (error) {
      throw new Unavailable('The address of the graph database is not one that its driver knows.', {
        cause: error,
      });
    }
  }

  async verify(): Promise<void> {
    const database = this.database === undefined ? {} : { database: this.database };
    const { agent = '' } = await this.answered(
      'connect',
      this.driver.getServerInfo(database),
      3 * this.connectTimeoutMs,
    );
    const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(agent) ?? []).slice(1).map(Number);
    if (major < OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor < OLDEST_VERSION[1])) {
      throw new Unavailable(
        `The graph database is ${agent}; Neo4j ${OLDEST_VERSION.join('.')} or newer is needed.`,
      );
    }
  }

  async close(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    await Promise.race([this.driver.close(), passed(CLOSE_MS)]);
  }

  get closed(): boolean {
    return this.ended;
  }

  /** Its rows come in one piece, so that no request for more of them can be on its way when it is closed. */
  session(mode: 'READ' | 'WRITE'): Session {
    return this.driver.session({ ...this.sessionOptions(mode), fetchSize: WHOLE });
  }

  /** Its rows come as they are asked for; whoever stops before the last discards the rest before closing it. */
  streamSession(): Session {
    return this.driver.session(this.sessionOptions('READ'));
  }

  private sessionOptions(mode: 'READ' | 'WRITE') {
    return {
      defaultAccessMode: neo4j.session[mode],
      bookmarkManager: this.bookmarkManager,
      ...(this.database === undefined ? {} : { database: this.database }),
    };
  }

  /** The answer of one statement or batch, as long as the caller stays, the graph is open and the server answers. */
  async waitFor<Answer>(place: string, work: Promise<Answer>, options?: CallOptions): Promise<Answer> {
    const answer = await untilAborted(
      this.answered(place, work, this.statementTimeoutMs + this.connectTimeoutMs),
      options?.signal,
    );
    this.requireOpen();
    return answer;
  }

  private async answered<Answer>(place: string, work: Promise<Answer>, timeoutMs: number): Promise<Answer> {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Unavailable('The graph database does not answer.')), timeoutMs);
    try {
      return await Promise.race([work, promise]);
    } catch (error) {
      if (this.ended) this.requireOpen();
      throw neo4jError(place, error);
    } finally {
      clearTimeout(timer);
    }
  }

  requireOpen(): void {
    if (this.ended) throw new Unavailable('The graph is closed.');
  }
}

/** Gives the connection back, after a reset where something still runs on it; nobody waits for a server that is gone. */
export function closeQuietly(session: Session): Promise<void> {
  return session.close().catch(() => undefined);
}

export function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
