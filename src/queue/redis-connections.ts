import { Redis } from 'ioredis';
import { Unavailable } from '../domain/errors.ts';

export interface RedisConnections {
  /** For commands that somebody waits for: see `answered`. */
  readonly commands: Redis;
  /** For workers, which wait as long as it takes. */
  readonly patient: () => Redis;
  /** For subscriptions only, as the protocol wants it. */
  readonly subscriber: Redis;
  /** The command's answer, or `Unavailable` within seconds. */
  answered<Answer>(command: () => Promise<Answer>): Promise<Answer>;
  close(): void;
}

const ANSWER_WITHIN_MS = 5_000;
/** While there is no connection: time for one that is just being made. */
const CONNECT_WITHIN_MS = 2_000;
const RECONNECT_AT_MOST_MS = 2_000;

/** The connections of one process, all of which come back by themselves when the server does. */
export function connectRedis(url: string, onTrouble: (error: unknown) => void): RedisConnections {
  const open: Redis[] = [];
  function connect(maxRetriesPerRequest: number | null): Redis {
    const redis = new Redis(url, {
      maxRetriesPerRequest,
      retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 10), RECONNECT_AT_MOST_MS),
    });
    // One word for each time it is lost, not one for each try to get it back.
    let lost = false;
    redis.on('error', (error) => {
      if (!lost) onTrouble(error);
      lost = true;
    });
    redis.on('ready', () => {
      lost = false;
    });
    open.push(redis);
    return redis;
  }
  const commands = connect(null);
  const subscriber = connect(null);

  return {
    commands,
    subscriber,
    patient: () => connect(null),
    async answered(command) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Unavailable('The job queue does not answer; is Redis running?')),
          commands.status === 'ready' ? ANSWER_WITHIN_MS : CONNECT_WITHIN_MS,
        );
      });
      try {
        return await Promise.race([command(), late]);
      } catch (error) {
        if (error instanceof Unavailable || !isConnectionError(error)) throw error;
        throw new Unavailable('The job queue cannot be reached; is Redis running?', { cause: error });
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      for (const redis of open) redis.disconnect();
    },
  };
}

export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    /^E(CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_)/.test(code) ||
    /connection is closed|max retries|READONLY|LOADING/i.test(error.message)
  );
}
