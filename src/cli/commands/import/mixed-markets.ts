import type { MixedMarket } from '../../../domain/wages.ts';
import { counted, tell } from '../../output.ts';

const NAMED = 20;

/** Names what stays in another currency beside what was imported, and what to do. */
export function tellMixedMarkets(markets: readonly MixedMarket[]): void {
  if (markets.length === 0) return;
  const named = markets
    .slice(0, NAMED)
    .map(
      ({ source, year, area, currency, otherCurrency, benchmarks }) =>
        `${source} ${year}, ${area}: ${counted(benchmarks, 'benchmark')} ${benchmarks === 1 ? 'stays' : 'stay'} in ${otherCurrency} beside those in ${currency}`,
    );
  const more = markets.length > NAMED ? `; and ${markets.length - NAMED} more` : '';
  tell(
    `Two currencies: ${named.join('; ')}${more}. Import what is wrong corrected, or under another source.`,
  );
}
