import type { Caller, Scope } from '../domain/caller.ts';
import { Forbidden } from '../domain/errors.ts';
import type { Services } from './services.ts';

/** What a method needs of its caller; null for one that is not called for anybody. */
type Needs = {
  readonly [Name in keyof Services]?: { readonly [Method in keyof Services[Name]]?: Scope | null };
};

/** Whatever is not named here reads. Attempts carry the caller that their run was admitted with. */
const needs: Needs = {
  runs: {
    request: 'operate',
    cancel: 'operate',
    perform: 'operate',
    fanOut: null,
    deliver: null,
    reconcile: null,
  },
  imports: {
    onet: 'operate',
    esco: 'operate',
    crosswalk: 'operate',
    gdad: 'operate',
    rsd: 'operate',
    oews: 'operate',
    wages: 'operate',
    organisation: 'operate',
  },
  assignments: { record: 'write' },
  observations: { record: 'write', withdraw: 'write' },
  shortlists: { request: 'write', rankCandidates: null },
  fairness: { forget: 'operate' },
  fitDecay: { run: null },
  embedSkills: { run: null },
  clusterRoles: { run: null },
  priceSkills: { run: null },
  search: { follow: null, invalidate: null },
  talentIndex: { follow: null, keep: null, lag: null },
  wages: { percentileOf: null, wageAt: null },
};

/** @throws Forbidden for a caller of another organisation or without the scope. */
export function admit(caller: Caller, scope: Scope, organisation: string): void {
  if (caller.organisation !== organisation) {
    throw new Forbidden('The caller is of another organisation than this deployment.');
  }
  if (!caller.scopes.has(scope)) throw new Forbidden(`The caller lacks the scope "${scope}".`);
}

/** The same services, each of whose methods admits its caller first. */
export function admitCallers(services: Services, organisation: string): Services {
  const admitted = Object.entries(services).map(([name, service]) => {
    const needed = (needs[name as keyof Services] ?? {}) as Readonly<Record<string, Scope | null>>;
    return [name, admitService(service as object, needed, organisation)];
  });
  return Object.fromEntries(admitted) as unknown as Services;
}

function admitService(
  service: object,
  needed: Readonly<Record<string, Scope | null>>,
  organisation: string,
): object {
  const methods = Object.entries(service).map(([name, method]: [string, unknown]) => {
    const scope = needed[name] === undefined ? 'read' : needed[name];
    if (typeof method !== 'function' || scope === null) return [name, method];
    const admitting = (caller: Caller, ...rest: unknown[]): unknown => {
      admit(caller, scope, organisation);
      return method(caller, ...rest);
    };
    return [name, admitting];
  });
  return Object.fromEntries(methods);
}
