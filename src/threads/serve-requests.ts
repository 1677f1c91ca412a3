import { parentPort, type TransferListItem } from 'node:worker_threads';

export type FromWorker =
  | { readonly response: unknown }
  | { readonly failure: Error }
  | { readonly progress: unknown };

export interface Answer<Response> {
  readonly response: Response;
  /** Buffers that move to the caller instead of being copied. */
  readonly transfer?: readonly TransferListItem[];
}

/** Called once by each worker module: answers one request after another. */
export function serveRequests<Request, Response>(
  answer: (
    request: Request,
    report: (progress: unknown) => void,
  ) => Answer<Response> | Promise<Answer<Response>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('A worker module is run by the pool, not imported.');
  const send = (message: FromWorker, transfer: readonly TransferListItem[] = []) =>
    port.postMessage(message, [...transfer]);
  port.on('message', async (request: Request) => {
    try {
      const { response, transfer } = await answer(request, (progress) => send({ progress }));
      send({ response }, transfer);
    } catch (cause) {
      send({ failure: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  });
}
