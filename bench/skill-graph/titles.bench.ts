import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { randomSource } from '../../src/analytics/clusters/random-source.ts';
import { gramsOfText, NearestTitle } from '../../src/analytics/search/nearest-title.ts';
import { TitleIndex } from '../../src/analytics/search/title-index.ts';
import { readCrosswalk } from '../../src/importers/esco/crosswalk.ts';
import { readEsco } from '../../src/importers/esco/esco.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { miniSearchPeer } from '../../src/services/skill-graph/evaluation/matcher-peers.ts';
import { noisyTitle } from '../../src/services/skill-graph/evaluation/noisy-titles.ts';
import { type Bench, type Claim, gain } from '../bench.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const DEPTH = 100;
const HIDDEN = 0.2;

interface Query {
  readonly text: string;
  readonly right: ReadonlySet<number>;
}
type Match = (text: string) => readonly number[];

/** What was chosen was chosen on the half with an even second hex digit of sha1; figures are of the other. */
const isReported = (key: string): boolean =>
  Number.parseInt(createHash('sha1').update(key).digest('hex')[1]!, 16) % 2 === 1;

function reciprocalRank(match: Match, queries: readonly Query[]): number {
  const ranks = queries.map(({ text, right }) => {
    const at = match(text)
      .slice(0, DEPTH)
      .findIndex((item) => right.has(item));
    return at < 0 ? 0 : 1 / (at + 1);
  });
  return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
}

const characters = (names: readonly (readonly string[])[]): Match => {
  const index = new NearestTitle(names, (text) => gramsOfText(text, 2, 5));
  return (text) => index.match(text, DEPTH);
};
const product = (names: readonly (readonly string[])[]): Match => {
  const index = new TitleIndex(names);
  return (text) => index.match(text, DEPTH).map(({ item }) => item);
};

export const bench: Bench = {
  name: 'skill-graph-titles',
  shows:
    'matching of titles that are not O*NET’s: ESCO’s by the official crosswalk, and hidden ones as people systems write them',
  async run({ note }) {
    if (!existsSync(join(DATA, 'onet-29.3'))) throw new Error('../shared/data/onet-29.3 is not there.');
    const { roles } = await readOnet(join(DATA, 'onet-29.3'));
    const names = roles.map(({ title, alternateTitles }) => [title, ...alternateTitles]);
    const numbers = new Map(roles.map(({ id }, number) => [id, number]));

    const esco = await readEsco(join(DATA, 'esco-en'), {});
    const crosswalk = join(DATA, 'esco-onet-crosswalk/crosswalk_esco_onet.csv.gz');
    const { mappings } = await readCrosswalk(crosswalk, {});
    const mapped = new Map<string, Set<number>>();
    for (const { id, toId } of mappings) {
      const number = numbers.get(toId);
      if (number !== undefined) mapped.set(id, (mapped.get(id) ?? new Set()).add(number));
    }
    const foreign = esco.roles
      .filter(({ id, code }) => mapped.has(id) && isReported(code))
      .map(({ id, title }): Query => ({ text: title, right: mapped.get(id)! }));

    const owners = new Map<string, { text: string; right: Set<number> }>();
    names.forEach((own, item) => {
      for (const text of own) {
        const owner = owners.get(text.toLowerCase()) ?? { text, right: new Set<number>() };
        owner.right.add(item);
        owners.set(text.toLowerCase(), owner);
      }
    });
    const random = randomSource('hidden titles/noisy');
    const hidden = new Set([...owners.keys()].sort().filter(() => random() < HIDDEN));
    const left = names.map((own) => own.filter((text) => !hidden.has(text.toLowerCase())));
    const noisy = [...hidden]
      .filter((key) => isReported(key) && random() < 0.3)
      .map((key): Query => ({ ...owners.get(key)!, text: noisyTitle(owners.get(key)!.text, random) }));

    const mini = await miniSearchPeer();
    const claims: Claim[] = [];
    for (const [what, queries, known] of [
      [`${foreign.length} ESCO titles, by the crosswalk`, foreign, names],
      [`${noisy.length} hidden titles as people systems write them`, noisy, left],
    ] as const) {
      note(what);
      const own = reciprocalRank(product(known), queries);
      const beside = reciprocalRank(characters(known), queries);
      claims.push(gain(what, 'MRR', own, beside, 'character 2–5-gram tf-idf'));
      if (mini === null) continue;
      claims.push(gain(what, 'MRR', own, reciprocalRank(mini.make(known), queries), mini.name));
    }
    return claims;
  },
};
