import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FrameworkContent } from '../../../src/domain/framework.ts';
import { readOnet } from '../../../src/importers/onet/onet.ts';
import { evaluateClusters } from '../../../src/services/skill-graph/evaluation/evaluate-clusters.ts';
import { evaluateMatcher } from '../../../src/services/skill-graph/evaluation/evaluate-matcher.ts';
import { evaluateRoles } from '../../../src/services/skill-graph/evaluation/evaluate-roles.ts';
import { evaluateSkills } from '../../../src/services/skill-graph/evaluation/evaluate-skills.ts';
import {
  matcherEvaluationTable,
  roleEvaluationTable,
} from '../../../src/services/skill-graph/evaluation/evaluation-tables.ts';

/** Every eighth role of the shipped extract, and every fourth: the same comparisons in a few seconds, on real data. */
let content: FrameworkContent;
let quarter: FrameworkContent;
beforeAll(async () => {
  const whole = await readOnet(join(import.meta.dirname, '../../../fixtures/onet-29.3'));
  content = { ...whole, roles: whole.roles.filter((_, at) => at % 8 === 0) };
  quarter = { ...whole, roles: whole.roles.filter((_, at) => at % 4 === 0) };
});

describe('on real occupations', () => {
  it('adjacency and completion find hidden technologies better than popularity', () => {
    const { rows } = evaluateSkills(quarter);
    const by = (word: string) => rows.find(({ method }) => method.includes(word))!.reported;
    expect(by('ADJACENT')).toBeGreaterThan(by('popularity') + 0.05);
    expect(by('titles')).toBeGreaterThan(by('popularity') + 0.1);
    expect(by('titles')).toBeGreaterThan(by('nearest 5'));
  });

  it('the title index finds hidden titles better than the nearest title by character grams', () => {
    const evaluation = evaluateMatcher(content);
    const [baseline, index] = evaluation.rows;
    expect(index!.reciprocalRank).toBeGreaterThan(baseline!.reciprocalRank + 0.02);
    expect(matcherEvaluationTable(evaluation).rows).toHaveLength(2);
    const [hidden, , , shuffled] = evaluation.confidence.rows;
    expect(hidden!.matchedRight).toBeGreaterThan(0.75);
    expect(shuffled!.none).toBeGreaterThan(0.9);
  });

  it('clusters survive other seeds, and no two have one label', () => {
    const { rows, clusters } = evaluateClusters(content);
    const by = (word: string) => rows.find(({ measure }) => measure.includes(word))!.value;
    expect(by('disjoint')).toBeGreaterThan(0.7);
    expect(by('labels')).toBe(0);
    expect(clusters.reduce((sum, { size }) => sum + size, 0)).toBe(content.roles.length);
  });

  it('similarity is measured on the half that nothing was chosen on', () => {
    const activity = { id: 'activity:onet:1.A.1', name: 'Something' };
    const roles = content.roles.map((role) => ({
      ...role,
      activities: [{ activityId: activity.id, tasks: 1 }],
    }));
    // The nearest by code stand in for O*NET's list, which is not shipped.
    const related = roles.flatMap(({ id }, at) =>
      roles
        .slice(at + 1, at + 3)
        .map((other) => ({ roleId: id, relatedId: other.id, tier: 'Primary-Short' as const })),
    );
    const evaluation = evaluateRoles({ ...content, roles, activities: [activity] }, related);
    expect(evaluation.reportedQueries).toBeLessThan(evaluation.queries);
    expect(evaluation.reportedQueries).toBeGreaterThan(evaluation.queries / 3);
    for (const { chosenOn, reported } of evaluation.rows) {
      expect(chosenOn).toBeGreaterThanOrEqual(0);
      expect(reported).toBeLessThanOrEqual(1);
    }
    expect(roleEvaluationTable(evaluation).rows).toHaveLength(evaluation.rows.length);
  });
});
