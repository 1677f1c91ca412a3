import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { type Bench, type Claim, gain } from '../../bench.ts';
import { listOfRole } from './lists.ts';
import { sampledFieldClaims } from './sampled-field.ts';
import { generateWorld, type RankingWorld, readReferences } from './worlds.ts';

const TOP = 25;

/** First places of the parts of a list that are told apart. */
const PARTS = [1, 6, 16];

interface Held {
  entries: number;
  ranks: number;
  scores: number;
}

export interface Bands {
  lists: number;
  readonly all: Held;
  /** By part of the list. */
  readonly parts: readonly Held[];
}

const noneHeld = (): Held => ({ entries: 0, ranks: 0, scores: 0 });

export function noBands(): Bands {
  return { lists: 0, all: noneHeld(), parts: PARTS.map(noneHeld) };
}

/** How often the true rank, and the true score, of a listed person lies within the interval that the list serves. */
export async function bandsIn(world: RankingWorld, bands: Bands): Promise<Held> {
  const { index, asOf } = world;
  const ofWorld = noneHeld();
  for (const { roleId, requirements, truth } of world.roles) {
    const role = roleQuery(index, roleId, requirements);
    if (role === null) continue;
    const { entries } = await listOfRole(index, role, asOf, TOP, [...truth.keys()]);
    const truths = [...truth.values()];
    bands.lists++;
    for (const { rank: place, personId, score, rankInterval } of entries) {
      const own = truth.get(personId)!;
      const rank = 1 + truths.filter((other) => other > own).length;
      const part = bands.parts[PARTS.findLastIndex((first) => first <= place)]!;
      for (const held of [bands.all, part, ofWorld]) {
        held.entries++;
        if (rankInterval.low <= rank && rank <= rankInterval.high) held.ranks++;
        if (score.low <= own && own <= score.high) held.scores++;
      }
    }
  }
  return ofWorld;
}

const percent = (held: number, { entries }: Held) => (100 * held) / entries;

/** Of the worlds: the lowest and highest share, and the standard deviation between them. */
function spreadOf(shares: readonly number[]): string {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, shares.length - 1));
  return `${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)} %, standard deviation ${deviation.toFixed(1)} %`;
}

export const bench: Bench = {
  name: 'ranking-bands',
  minutes: 6,
  shows:
    'how often the true rank and the true score lie within the 90 % intervals that lists serve, on generated organisations; how far ranks are off where few stand for many',
  async run(context) {
    const worlds = context.option('worlds', 20);
    const people = context.option('people', 600);
    const references = await readReferences();
    const bands = noBands();
    const [ranks, scores]: [number[], number[]] = [[], []];
    for (let n = 1; n <= worlds; n++) {
      const seed = `ranking-${n + context.option('from', 1) - 1}`;
      const held = await bandsIn(await generateWorld(references, { seed, people }), bands);
      ranks.push(percent(held.ranks, held));
      scores.push(percent(held.scores, held));
      context.note(
        `${seed}, ${n} of ${worlds}: ${ranks.at(-1)!.toFixed(1)} % of ranks, ${scores.at(-1)!.toFixed(1)} % of scores`,
      );
    }
    context.note(`ranks by world: ${spreadOf(ranks)}; scores: ${spreadOf(scores)}`);
    const share = (told: string, held: number, of: Held): Claim =>
      gain(told, '%', percent(held, of), null, null);
    const { lists, all, parts } = bands;
    return [
      share(`true rank within its interval, ${lists} lists of ${TOP}`, all.ranks, all),
      share('true score within its interval', all.scores, all),
      ...parts.flatMap((part, i) => {
        const places = `places ${PARTS[i]} to ${(PARTS[i + 1] ?? TOP + 1) - 1}`;
        return [
          share(`true rank within, ${places}`, part.ranks, part),
          share(`true score within, ${places}`, part.scores, part),
        ];
      }),
      ...(await sampledFieldClaims(context)),
    ];
  },
};
