import MiniSearch from 'minisearch';
import type { MatcherPeer } from '../src/services/evaluate-matcher.ts';

/** MiniSearch as its documentation sets it up for names: prefixes and typos on, the best title decides. */
export const miniSearch: MatcherPeer = {
  name: 'MiniSearch, prefix and fuzzy .2, nearest title',
  make(names) {
    const search = new MiniSearch<{ id: number; item: number; name: string }>({
      fields: ['name'],
      storeFields: ['item'],
    });
    let id = 0;
    search.addAll(names.flatMap((own, item) => own.map((name) => ({ id: id++, item, name }))));
    return (text) => {
      const items = new Set<number>();
      for (const result of search.search(text, { prefix: true, fuzzy: 0.2 }))
        items.add(result.item as number);
      return [...items];
    };
  },
};
