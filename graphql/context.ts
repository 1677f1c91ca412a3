import type { Caller } from '../src/domain/caller.ts';
import type { Instant } from '../src/domain/clock.ts';
import type { Services } from '../src/services/services.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What one request's resolvers share. */
export interface GraphqlContext {
  readonly caller: Caller;
  readonly services: Services;
  /** One moment for the whole request: the default of every `asOf`. */
  readonly now: Instant;
  readonly loaders: Loaders;
}

export function createContext(services: Services, caller: Caller, now: Instant): GraphqlContext {
  return { caller, services, now, loaders: createLoaders(services, caller) };
}
