import { expect, test } from 'vitest';
import { renderAdjacent } from '../../../src/cli/views/adjacent-view.ts';

const skill = (name: string) => ({ name, label: name, framework: 'ORGANISATION', code: name });
const text = (roles: number, probability: number) =>
  renderAdjacent({
    ...{ skill: skill('Ledger Core'), roles, totalCount: 1 },
    adjacent: [
      {
        skill: skill('Spring Boot'),
        ...{ strength: 0.5, probability, baseRate: 0.004 },
        sharedRoles: [{ title: 'Payments Engineer' }],
      },
    ],
  }).replaceAll(/\s+/g, ' ');

test('how many roles ask for a skill stands beside the share of them', () => {
  expect(text(1, 1)).toContain(
    'the one role that asks for Ledger Core asks for it too, less than 1 % of all roles',
  );
  expect(text(1, 0)).toContain('the one role that asks for Ledger Core does not ask for it too');
  expect(text(1_200, 0.25)).toContain('25 % of the 1,200 roles that ask for Ledger Core ask for it too');
});
