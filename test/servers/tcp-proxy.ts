import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Bytes wait; connections stay open: a server that stopped answering. */
  freeze(): void;
  /** Connections are cut and refused: a server that is gone. */
  cut(): void;
  /** As before. */
  mend(): void;
  close(): Promise<void>;
}

/** Stands between a client and a server on loopback, and fails on command. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let state: 'open' | 'frozen' | 'cut' = 'open';
  const pairs = new Set<readonly [Socket, Socket]>();
  const proxy = createServer((client) => {
    if (state === 'cut') return void client.destroy();
    const server = connect(target.port, target.host);
    const pair = [client, server] as const;
    pairs.add(pair);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (state === 'frozen') from.pause();
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const each = (act: (socket: Socket) => void) => {
    for (const pair of pairs) pair.forEach(act);
  };
  return {
    port: address.port,
    freeze() {
      state = 'frozen';
      each((socket) => socket.pause());
    },
    cut() {
      state = 'cut';
      each((socket) => socket.destroy());
    },
    mend() {
      state = 'open';
      each((socket) => socket.resume());
    },
    async close() {
      each((socket) => socket.destroy());
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
