import { type Id, organisationId, personId } from '../../../domain/ids.ts';
import type { CallOptions, Graph, Statement } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { ReferredTable, TableName } from '../../../importers/organisation/tables.ts';
import { KeyIndex } from '../import-keys.ts';
import { inBatches, STATEMENT_ROWS } from '../import-transactions.ts';

/** What a reference finds: a row of the folder or the graph, a row of the folder that was refused, or nothing. */
export type Finding = 'KNOWN' | 'REFUSED' | 'UNKNOWN';

type KnownStatement = Statement<{ readonly ids: readonly string[] }, { readonly id: string }>;

const knownStatements: Readonly<Record<ReferredTable, KnownStatement>> = {
  people: statements.knownPeople,
  skills: statements.knownSkills,
  roles: statements.knownRoles,
  issuers: statements.knownIssuers,
  credentials: statements.knownCredentials,
  pods: statements.knownPods,
  assignments: statements.knownAssignments,
};

/** How many ids that were found in the graph are remembered, of each table. */
const REMEMBERED = 50_000;

/** The ids that a folder's references stand for, and whether they lead anywhere. */
export class ImportReferences {
  readonly #graph: Graph;
  readonly #options: CallOptions;
  readonly #personKey: string;
  readonly #folder = new Map<TableName, KeyIndex>();
  readonly #found = new Map<ReferredTable, Set<Id>>();
  readonly #people = new Map<string, Id>();

  constructor(graph: Graph, personKey: string, options: CallOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#personKey = personKey;
  }

  /** The keys of a table of the folder. */
  keysOf(table: TableName): KeyIndex {
    const keys = this.#folder.get(table) ?? new KeyIndex();
    this.#folder.set(table, keys);
    return keys;
  }

  idOf(table: ReferredTable, reference: string): Id {
    if (table === 'people') return this.personId(reference);
    if (table === 'skills') return `skill:${reference}`;
    if (table === 'roles') return `role:${reference}`;
    const noun = {
      issuers: 'issuer',
      credentials: 'credential',
      pods: 'pod',
      assignments: 'assignment',
    } as const;
    return organisationId(noun[table], reference);
  }

  personId(key: string): Id {
    let id = this.#people.get(key);
    if (id === undefined) {
      if (this.#people.size >= REMEMBERED) this.#people.clear();
      id = personId(this.#personKey, key);
      this.#people.set(key, id);
    }
    return id;
  }

  /** Answers for the references given, after looking up in the graph what the folder does not hold. */
  async find(
    references: Iterable<readonly [ReferredTable, string]>,
  ): Promise<(table: ReferredTable, reference: string) => Finding> {
    const wanted = new Map<ReferredTable, Set<Id>>();
    for (const [table, reference] of references) {
      if (this.#inFolder(table, reference) !== 'ABSENT') continue;
      const id = this.idOf(table, reference);
      if (this.#found.get(table)?.has(id)) continue;
      const ids = wanted.get(table) ?? new Set();
      wanted.set(table, ids.add(id));
    }
    for (const [table, ids] of wanted) {
      let found = this.#found.get(table) ?? new Set<Id>();
      if (found.size + ids.size > REMEMBERED) found = new Set();
      this.#found.set(table, found);
      for (const batch of inBatches([...ids].sort(), STATEMENT_ROWS)) {
        const rows = await this.#graph.read(knownStatements[table], { ids: batch }, this.#options);
        for (const { id } of rows) found.add(id);
      }
    }
    return (table, reference) => {
      const state = this.#inFolder(table, reference);
      if (state !== 'ABSENT') return state === 'REFUSED' ? 'REFUSED' : 'KNOWN';
      return this.#found.get(table)?.has(this.idOf(table, reference)) ? 'KNOWN' : 'UNKNOWN';
    };
  }

  #inFolder(table: ReferredTable, reference: string) {
    const keys = this.#folder.get(table);
    if (keys === undefined) return 'ABSENT';
    if (table !== 'skills' && table !== 'roles') return keys.stateOf(reference);
    return reference.startsWith('org:') ? keys.stateOf(reference.slice('org:'.length)) : 'ABSENT';
  }
}
