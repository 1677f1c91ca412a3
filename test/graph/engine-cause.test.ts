import { expect, it } from 'vitest';
import { engineCause } from '../../src/graph/engine-cause.ts';

it.each([
  [
    'G2000',
    `Constraint violation: property 'id' with value String("Ada \\"the\\" Lovelace") already exists on :Person`,
    'G2000: Constraint violation: property … with value String(…) already exists on :Person',
  ],
  [
    'Neo.ClientError.Schema.ConstraintValidationFailed',
    'Node(17) already exists with label `Person` and property `wage` = -61000.5',
    'Neo.ClientError.Schema.ConstraintValidationFailed: Node(…) already exists with label `Person` and property `wage` = …',
  ],
  [undefined, 'GRAFEO-Q006: division by zero: 1 / 0', 'GRAFEO-Q006: division by zero: … / …'],
])('what an engine says is kept without the values that it quotes', (code, message, said) => {
  expect(engineCause(code, message).message).toBe(said);
});
