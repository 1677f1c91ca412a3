import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { skillEvidence } from '../../src/talent-index/rank/evidence/skill-evidence.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import { indexOf, randomOrganisation } from './random-organisation.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('an index that was replaced is not held by what was asked of it last', async () => {
  const asked = async (): Promise<WeakRef<TalentIndex>> => {
    const shape = { seed: 5, people: 20, skills: 10, skillsPerPerson: 4, adjacentPerSkill: 3 };
    const organisation = randomOrganisation(shape);
    const index = await indexOf(organisation);
    for (let person = 0; person < index.people.count; person++) {
      for (let skill = 0; skill < index.skills.ids.length; skill++) {
        skillEvidence(index, person, skill, organisation.now);
      }
    }
    return new WeakRef(index);
  };
  const index = await asked();
  await expect
    .poll(() => {
      collect();
      return index.deref() === undefined;
    })
    .toBe(true);
});
