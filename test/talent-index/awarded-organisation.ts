import { awardSeries } from '../../src/analytics/carry-over/awarded-proficiency.ts';
import { uncalibrated } from '../../src/analytics/carry-over/parameters.ts';
import { classNames } from '../../src/analytics/decay/model/model.ts';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../src/domain/clock.ts';
import {
  classOf,
  type FittedRow,
  type RandomOrganisation,
  type RandomOrganisationShape,
  randomOrganisation,
  seededRandom,
} from './random-organisation.ts';

/**
 * An organisation of whom one in `oneIn` was seen in nothing, and each holds awards of skills that the person was not seen in.
 */
export function awardedOrganisation(shape: RandomOrganisationShape, oneIn = 4): RandomOrganisation {
  const organisation = randomOrganisation(shape);
  const random = seededRandom(shape.seed + 1);
  const observed = Map.groupBy(organisation.fitted, ({ personId }) => personId);
  const fitted: FittedRow[] = [];
  for (const { personId } of organisation.people) {
    const shown = random() * oneIn < 1 ? [] : (observed.get(personId) ?? []);
    const held = new Set(shown.map(({ skillId }) => skillId));
    fitted.push(...shown);
    for (const skillId of organisation.skillIds) {
      if (held.has(skillId) || random() > 2 / organisation.skillIds.length) continue;
      const taskClass = classNames[classOf(skillId)] ?? 'MIXED';
      const at = organisation.now - Math.floor(random() * 3_000) * DAY;
      const described = { skillId, taskClass, validated: 0.2 + 0.6 * random() };
      fitted.push({ personId, skillId, ...awardSeries(uncalibrated(PRIOR), described, at) });
    }
  }
  return { ...organisation, fitted };
}
