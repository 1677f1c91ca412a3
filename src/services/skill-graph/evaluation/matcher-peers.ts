import type { MatcherPeer } from './evaluate-matcher.ts';

/**
 * MiniSearch as its documentation sets it up for names: prefixes and typos on, the best title decides. A development
 * dependency: where it is not installed the table goes without it.
 */
export async function miniSearchPeer(): Promise<MatcherPeer | null> {
  const loaded = await import('minisearch').catch(() => null);
  if (loaded === null) return null;
  const MiniSearch = loaded.default;
  return {
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
        for (const { item } of search.search(text, { prefix: true, fuzzy: 0.2 })) items.add(item as number);
        return [...items];
      };
    },
  };
}
