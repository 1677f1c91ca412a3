export type Scope = 'read' | 'write' | 'operate';

/** Who asks, for which organisation, and until when: the first argument of every service call. */
export interface Caller {
  readonly principal: string;
  readonly organisation: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly signal: AbortSignal;
  readonly requestId: string;
}
