import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { alignedTo, distinctIds, searchWords, sliceToPage } from '../pages.ts';

export type CredentialKind = 'MICRO_CREDENTIAL' | 'CERTIFICATION' | 'DEGREE' | 'STACK';
export type AwardStatus = 'VALID' | 'UNVERIFIED' | 'EXPIRED' | 'REVOKED' | 'SUSPENDED';

export interface Credential {
  readonly id: Id;
  readonly name: string;
  readonly issuerId: Id;
  readonly kind: CredentialKind;
  readonly days: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
}

export interface Issuer {
  readonly id: Id;
  readonly name: string;
  readonly url: string | null;
}

export interface Award {
  readonly id: Id;
  readonly personId: Id;
  readonly credentialId: Id;
  readonly awardedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly status: 'UNVERIFIED' | 'REVOKED' | 'SUSPENDED' | null;
  readonly statusAt: Instant | null;
}

export interface ValidatedSkill {
  readonly skillId: Id;
  readonly level: number;
}

export interface Credentials {
  /** In the order of `ids`, null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Credential | null)[]>;
  issuersByIds(caller: Caller, ids: readonly Id[]): Promise<(Issuer | null)[]>;
  /** As they stand now. */
  awardsByIds(caller: Caller, ids: readonly Id[]): Promise<(Award | null)[]>;
  /** In the order of their ids; every word of `search` occurs in the name, in any case. */
  page(caller: Caller, request: PageRequest & { readonly search?: string | null }): Promise<Page<Credential>>;
  /** What each credential validates, in the order of skill ids. */
  validates(
    caller: Caller,
    credentialIds: readonly Id[],
    request: PageRequest,
  ): Promise<Page<ValidatedSkill>[]>;
  /** Ids of the larger credentials that each counts towards, at most `CREDENTIAL_LINK_LIMIT`. */
  stacksInto(caller: Caller, credentialIds: readonly Id[]): Promise<Id[][]>;
  /** Ids of the credentials that each requires first, at most `CREDENTIAL_LINK_LIMIT`. */
  prerequisites(caller: Caller, credentialIds: readonly Id[]): Promise<Id[][]>;
  /** Ids of the awards of each person as they stand now, newest first. */
  awards(caller: Caller, personIds: readonly Id[], request: PageRequest): Promise<Page<Id>[]>;
}

export const CREDENTIAL_LINK_LIMIT = 50;

/** What an award is worth at a moment: a revocation or suspension counts from when it was made. */
export function awardStatus(award: Award, asOf: Instant): AwardStatus {
  const ended = award.status === 'REVOKED' || award.status === 'SUSPENDED';
  if (ended && (award.statusAt ?? award.awardedAt) <= asOf) return award.status as AwardStatus;
  if (award.expiresAt !== null && award.expiresAt <= asOf) return 'EXPIRED';
  return award.status === 'UNVERIFIED' ? 'UNVERIFIED' : 'VALID';
}

export function createCredentials({ graph }: { readonly graph: Graph }): Credentials {
  return {
    async byIds({ signal }, ids) {
      const rows = await graph.read(statements.credentialsById, { ids: distinctIds(ids) }, { signal });
      return alignedTo(ids, rows.map(toCredential));
    },

    async issuersByIds({ signal }, ids) {
      const rows = await graph.read(statements.issuersById, { ids: distinctIds(ids) }, { signal });
      return alignedTo(ids, rows);
    },

    async awardsByIds({ signal }, ids) {
      const params = { ids: distinctIds(ids), open: OPEN };
      const rows = await graph.read(statements.awardsById, params, { signal });
      return alignedTo(
        ids,
        rows.map((row) => ({ ...row, status: row.status as Award['status'] })),
      );
    },

    async page({ signal }, { first, after, search }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const words = searchWords(search);
      const [rows, [count]] = await Promise.all([
        graph.read(statements.credentialPage, { after: String(last), words, limit: first + 1 }, { signal }),
        graph.read(statements.credentialCount, { words }, { signal }),
      ]);
      return toPage(rows.map(toCredential), first, count!.total, ({ id }) => [id]);
    },

    async validates({ signal }, credentialIds, { first, after }) {
      const [last = ''] = decodeCursor(after, ['string']) ?? [];
      const rows = await graph.read(
        statements.credentialValidatedSkills,
        { ids: distinctIds(credentialIds), after: String(last), limit: first + 1 },
        { signal },
      );
      return alignedTo(credentialIds, rows).map((row) => {
        const items = row?.skillIds.map((skillId, i) => ({ skillId, level: row.levels[i]! }));
        return sliceToPage(row && { total: row.total, items: items! }, first, ({ skillId }) => [skillId]);
      });
    },

    async stacksInto({ signal }, credentialIds) {
      const params = { ids: distinctIds(credentialIds), limit: CREDENTIAL_LINK_LIMIT };
      const rows = await graph.read(statements.credentialStacks, params, { signal });
      return alignedTo(credentialIds, rows).map((row) => [...(row?.credentialIds ?? [])]);
    },

    async prerequisites({ signal }, credentialIds) {
      const params = { ids: distinctIds(credentialIds), limit: CREDENTIAL_LINK_LIMIT };
      const rows = await graph.read(statements.credentialPrerequisites, params, { signal });
      return alignedTo(credentialIds, rows).map((row) => [...(row?.credentialIds ?? [])]);
    },

    async awards({ signal }, personIds, { first, after }) {
      const [at = OPEN, id = ''] = decodeCursor(after, ['number', 'string']) ?? [];
      const rows = await graph.read(
        statements.personAwards,
        {
          ids: distinctIds(personIds),
          open: OPEN,
          afterAt: Number(at),
          afterId: String(id),
          limit: first + 1,
        },
        { signal },
      );
      return alignedTo(personIds, rows).map((row) => {
        const items = row?.awardIds.map((awardId, i) => ({ awardId, at: row.times[i]! }));
        const page = sliceToPage(row && { total: row.total, items: items! }, first, (item) => [
          item.at,
          item.awardId,
        ]);
        return { ...page, edges: page.edges.map(({ cursor, item }) => ({ cursor, item: item.awardId })) };
      });
    },
  };
}

function toCredential(row: Omit<Credential, 'kind'> & { readonly kind: string }): Credential {
  return { ...row, kind: row.kind as CredentialKind };
}
