import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { MAX_CHARACTERS } from '../../analytics/search/grams.ts';
import {
  type MatchFilter,
  skillIndexOptions,
  titleIndexOptions,
} from '../../analytics/search/title-index.ts';
import type { Caller } from '../../domain/caller.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { compareKeys, type FrameworkCode, type Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { inBatches } from '../imports/import-transactions.ts';
import { createNameChanges } from './name-changes.ts';
import { keepNameIndex, type NameIndexKeeper } from './name-index.ts';

export interface Found {
  readonly id: Id;
  /** 0..1; comparable between the answers to one text only. */
  readonly score: number;
}

export interface Matched extends Found {
  /** The probability that the text means just this; comparable between texts. */
  readonly confidence: number;
}

/** Skills and roles by what they are called: typos, plurals, word order and other names of the same thing are forgiven. */
export interface Search {
  /** Best first; none for a text that shares nothing with any name. */
  skills(caller: Caller, text: string, first: number): Promise<Found[]>;
  /** By title and alternate titles, the organisation's own included. */
  roles(caller: Caller, text: string, first: number): Promise<Found[]>;
  /** Both at once, for mapping free text; of a long text the first 200 words count. */
  matchText(caller: Caller, text: string, first: number): Promise<{ skills: Matched[]; roles: Matched[] }>;
  /**
   * Who bears the very name, and then best first and by id, as far as a name fits at least `RELEVANT` as well as the best
   * of those that pass the filter; `totalCount` counts these. A page begins behind the result that its cursor names,
   * wherever that stands by now: without a gap or a repeat while the order is the same. Names that change, and the
   * weighing anew that follows, may move a result from one side of the cursor to the other.
   */
  skillPage(caller: Caller, text: string, request: FoundRequest): Promise<Page<Found>>;
  rolePage(caller: Caller, text: string, request: FoundRequest): Promise<Page<Found>>;
  /**
   * Builds the indexes now and takes up changes as they come, those of an import while it goes on, so that who asks a
   * server finds them ready; until `signal` aborts. Without it the first question builds what it needs.
   */
  follow(signal: AbortSignal): Promise<void>;
  /** The next question reads all names anew. Changes that the log tells of are noticed without it. */
  invalidate(): void;
}

export interface FoundRequest extends PageRequest {
  readonly framework?: FrameworkCode | null;
  /** Only these; all where it is not given. */
  readonly among?: ReadonlySet<Id> | null;
}

/** What fits less than half as well as the best shares little more than a syllable with the text. */
export const RELEVANT = 0.5;

/** Roles whose names are read before other work gets its turn. */
const ROLES_A_READ = 200;
/** How often a server looks whether names have changed. */
const FOLLOW_MS = 500;
const MAX_TEXT = 10_240;
const ORGANISATION: FrameworkCode = 'org';

export function createSearch({ graph }: { readonly graph: Graph }): Search {
  const skills = keepNameIndex(() => readSkillNames(graph, {}), skillIndexOptions);
  const roles = keepNameIndex(() => readRoleNames(graph, {}), titleIndexOptions);
  const invalidate = () => {
    skills.invalidate();
    roles.invalidate();
  };
  const changes = createNameChanges(graph);
  const fresh = async (caller: Caller, text: string, index: NameIndexKeeper) => {
    checkText(text);
    if (await changes.since(caller)) invalidate();
    return index.current();
  };
  const find = async (caller: Caller, index: NameIndexKeeper, text: string, first: number) => {
    const { ids, titles } = await fresh(caller, text, index);
    return titles
      .match(text, first, amongIds(ids))
      .map(({ item, score }): Found => ({ id: ids[item]!, score }));
  };
  const match = async (caller: Caller, index: NameIndexKeeper, text: string, first: number) => {
    const { ids, titles } = await fresh(caller, text, index);
    return titles
      .matchSurely(text, first, amongIds(ids))
      .map(({ item, score, confidence }): Matched => ({ id: ids[item]!, score, confidence }));
  };
  const page = async (
    caller: Caller,
    index: NameIndexKeeper,
    text: string,
    { first, after, framework = null, among = null }: FoundRequest,
  ) => {
    const cursor = decodeCursor(after, ['number', 'string']) as readonly [number, Id] | null;
    const { ids, titles } = await fresh(caller, text, index);
    const accepts = (item: number) => {
      const id = ids[item]!;
      return (framework === null || id.split(':')[1] === framework) && (among?.has(id) ?? true);
    };
    const relevant = titles
      .match(text, ids.length, { ...amongIds(ids), accepts, least: RELEVANT })
      .map(({ item, score }): Found => ({ id: ids[item]!, score }));
    const later = cursor === null ? relevant : behind(relevant, cursor);
    return toPage(later, first, relevant.length, ({ id, score }) => [score, id]);
  };
  return {
    skills: (caller, text, first) => find(caller, skills, text, first),
    roles: (caller, text, first) => find(caller, roles, text, first),
    async matchText(caller, text, first) {
      return {
        skills: await match(caller, skills, text, first),
        roles: await match(caller, roles, text, first),
      };
    },
    skillPage: (caller, text, request) => page(caller, skills, text, request),
    rolePage: (caller, text, request) => page(caller, roles, text, request),
    async follow(signal) {
      while (!signal.aborted) {
        try {
          const changed = await changes.since({ signal });
          if (changed) invalidate();
          await Promise.all([skills.current(), roles.current()]);
          if (!changed) await Promise.all([skills.settle(), roles.settle()]);
        } catch {
          // A graph that is away is told to those who ask; the next round tries again.
        }
        await wait(FOLLOW_MS, undefined, { signal, ref: false }).catch(() => {});
      }
    },
    invalidate,
  };
}

function checkText(text: string): void {
  if (text.length > MAX_TEXT) {
    throw new InvalidInput([
      {
        path: 'text',
        problem: `is longer than ${MAX_TEXT} characters; the first ${MAX_CHARACTERS} are looked at`,
      },
    ]);
  }
}

/** The organisation's own come before a framework's of the same name; equal scores go by id, in whatever order the index got to know them. */
const amongIds = (ids: readonly Id[]): MatchFilter => ({
  prefers: (item) => ids[item]!.split(':')[1] === ORGANISATION,
  ties: (a, b) => compareKeys(ids[a]!, ids[b]!),
});

/** By the score of then only where what the cursor names is found no more: the same names score otherwise once they are weighed anew. */
function behind(found: readonly Found[], [score, id]: readonly [number, Id]): readonly Found[] {
  const at = found.findIndex((one) => one.id === id);
  if (at >= 0) return found.slice(at + 1);
  return found.filter((one) => one.score < score || (one.score === score && one.id > id));
}

async function readSkillNames(graph: Graph, options: CallOptions): Promise<Map<Id, string[]>> {
  const names = new Map<Id, string[]>();
  for await (const { length, columns } of graph.readColumns(statements.skillNames, {}, options)) {
    for (let i = 0; i < length; i++) names.set(columns.id[i]!, [columns.name[i]!]);
    await nextTurn();
  }
  return names;
}

async function readRoleNames(graph: Graph, options: CallOptions): Promise<Map<Id, string[]>> {
  const ids: Id[] = [];
  for await (const { columns } of graph.readColumns(statements.roleIds, {}, options)) ids.push(...columns.id);
  const names = new Map<Id, string[]>();
  for (const roleIds of inBatches(ids.sort(), ROLES_A_READ)) {
    for await (const { length, columns } of graph.readColumns(statements.roleNames, { roleIds }, options)) {
      for (let i = 0; i < length; i++) {
        names.set(columns.roleId[i]!, [
          columns.title[i]!,
          ...(columns.alternateTitles[i] ?? []),
          ...(columns.organisationTitles[i] ?? []),
        ]);
      }
    }
    await nextTurn();
  }
  return names;
}
