import { expect, it } from 'vitest';
import { isCurrency } from '../../src/domain/currency.ts';

it.each(['EUR', 'CLF', 'CHW', 'COU', 'XAU', 'XCG', 'VED', 'DEM', 'ITL', 'HRK', 'ZWL'])(
  '%s is a currency of ISO 4217: of today, a unit of account, a metal or withdrawn',
  (code) => {
    expect(isCurrency(code)).toBe(true);
  },
);

it.each(['ZZZ', 'XXX', 'XTS', 'eur', 'EU', 'EURO', ' EUR', '', '€'])('"%s" is none', (code) => {
  expect(isCurrency(code)).toBe(false);
});
