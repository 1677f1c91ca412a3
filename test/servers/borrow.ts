import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, inject, it } from 'vitest';
import type { BrokerAnswer, ServerAddress, ServerName } from './broker.ts';
import './global-setup.ts';

export interface BorrowedServer extends ServerAddress {
  giveBack(): void;
}

/** Waits until the run's one server of this kind is free, and holds it until it is given back. */
export async function borrowServer(name: ServerName): Promise<BorrowedServer> {
  const socket = connect(inject('servers').broker);
  try {
    const line = await new Promise<string>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('The test run is ending.')));
      createInterface(socket).once('line', resolve);
      socket.write(`${name}\n`);
    });
    const answer = JSON.parse(line) as BrokerAnswer;
    if ('failure' in answer) throw new Error(answer.failure);
    // A suite that forgets to give it back does not keep its worker alive for it.
    socket.unref();
    return { ...answer.server, giveBack: () => socket.destroy() };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

const WAIT_FOR_OTHERS_MS = 900_000;

/**
 * A suite that has a server to itself. Where the machine has none it is skipped under a name that says why, but
 * fails where CI is set. `server()` is for hooks and tests.
 */
export function describeWithServer(
  kind: ServerName,
  name: string,
  suite: (server: () => ServerAddress) => void,
): void {
  const missing = inject('servers').missing[kind];
  if (missing && !process.env.CI) {
    describe.skip(`${name} (skipped: ${missing})`, () => suite(() => ({ url: '' })));
    return;
  }
  describe(name, { timeout: 240_000 }, () => {
    let borrowed: BorrowedServer | undefined;
    let failure: string | undefined;
    beforeAll(async () => {
      try {
        borrowed = await borrowServer(kind);
      } catch (error) {
        if (process.env.CI) throw error;
        failure = (error as Error).message;
      }
    }, WAIT_FOR_OTHERS_MS);
    beforeEach(({ skip }) => {
      if (failure) skip(`no ${kind}: ${failure}`);
    });
    afterAll(() => borrowed?.giveBack());
    if (missing)
      it(`has a ${kind} server, as CI requires: ${missing}`, () => Promise.reject(new Error(missing)));
    suite(() => borrowed!);
  });
}
