import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_CHARACTERS } from '../analytics/search/grams.ts';
import { TitleIndex } from '../analytics/search/title-index.ts';
import type { Caller } from '../domain/caller.ts';
import { InvalidInput } from '../domain/errors.ts';
import type { Id } from '../domain/ids.ts';
import type { CallOptions, Graph } from '../graph/graph.ts';
import { statements } from '../graph/statements.generated.ts';
import { inBatches } from './import-transactions.ts';

export interface Found {
  readonly id: Id;
  /** 0..1; comparable between the answers to one text only. */
  readonly score: number;
}

/** Skills and roles by what they are called: typos, plurals, word order and other names of the same thing are forgiven. */
export interface Search {
  /** Best first; none for a text that shares nothing with any name. */
  skills(caller: Caller, text: string, first: number): Promise<Found[]>;
  /** By title and alternate titles, the organisation's own included. */
  roles(caller: Caller, text: string, first: number): Promise<Found[]>;
  /** Both at once, for mapping free text; of a long text the first 200 words count. */
  matchText(caller: Caller, text: string, first: number): Promise<{ skills: Found[]; roles: Found[] }>;
  /** Names have changed: the next question reads them anew. To be called on FRAMEWORK and ORGANISATION changes. */
  invalidate(): void;
}

interface NameIndex {
  readonly ids: readonly Id[];
  readonly titles: TitleIndex;
}

/** Roles whose names are read, and items that are indexed, before other work gets its turn. */
const ROLES_A_READ = 200;
const ITEMS_A_TURN = 50;
const MAX_TEXT = 10_240;

export function createSearch({ graph }: { readonly graph: Graph }): Search {
  let skills: Promise<NameIndex> | undefined;
  let roles: Promise<NameIndex> | undefined;
  /** Building serves every caller that waits, so it hangs on no one's signal; a failed build is tried again. */
  const skillIndex = () => {
    skills ??= indexOf(readSkillNames(graph, {})).catch((error) => {
      skills = undefined;
      throw error;
    });
    return skills;
  };
  const roleIndex = () => {
    roles ??= indexOf(readRoleNames(graph, {})).catch((error) => {
      roles = undefined;
      throw error;
    });
    return roles;
  };
  const find = async (index: Promise<NameIndex>, text: string, first: number): Promise<Found[]> => {
    checkText(text);
    const { ids, titles } = await index;
    return titles.match(text, first).map(({ item, score }) => ({ id: ids[item]!, score }));
  };
  return {
    skills: (_, text, first) => find(skillIndex(), text, first),
    roles: (_, text, first) => find(roleIndex(), text, first),
    async matchText(_, text, first) {
      return { skills: await find(skillIndex(), text, first), roles: await find(roleIndex(), text, first) };
    },
    invalidate() {
      skills = undefined;
      roles = undefined;
    },
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

async function indexOf(named: Promise<Map<Id, string[]>>): Promise<NameIndex> {
  const names = await named;
  const ids = [...names.keys()].sort();
  const titles = new TitleIndex();
  for (const batch of inBatches(ids, ITEMS_A_TURN)) {
    for (const id of batch) titles.add(names.get(id)!);
    await nextTurn();
  }
  titles.freeze();
  return { ids, titles };
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
        names.set(columns.roleId[i]!, [columns.title[i]!, ...(columns.alternateTitles[i] ?? [])]);
      }
    }
    await nextTurn();
  }
  return names;
}
