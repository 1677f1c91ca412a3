import { readOnet } from '../../../importers/onet/onet.ts';
import { readRelatedRoles } from '../../../importers/onet/related.ts';
import { evaluateClusters } from './evaluate-clusters.ts';
import { evaluateMatcher } from './evaluate-matcher.ts';
import { evaluateRoles } from './evaluate-roles.ts';
import { evaluateSkills } from './evaluate-skills.ts';
import {
  clusterEvaluationTable,
  type EvaluationTable,
  matcherEvaluationTable,
  roleEvaluationTable,
  skillEvaluationTable,
} from './evaluation-tables.ts';
import { miniSearchPeer } from './matcher-peers.ts';

export const onetEvaluations = ['roles', 'skills', 'clusters', 'matcher'] as const;
export type OnetEvaluation = (typeof onetEvaluations)[number];

export interface EvaluationReport {
  readonly table: EvaluationTable;
  /** The figures behind the table. */
  readonly result: object;
}

/**
 * How good one part of the skill graph is, measured on the folder of an official O*NET release. Takes up to a minute of one core, on the
 * calling thread: for the command line, not for a server.
 */
export async function evaluateOnet(
  what: OnetEvaluation,
  folder: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<EvaluationReport> {
  const content = await readOnet(folder, options.signal === undefined ? {} : { signal: options.signal });
  switch (what) {
    case 'roles': {
      const result = evaluateRoles(content, await readRelatedRoles(folder));
      return { result, table: roleEvaluationTable(result) };
    }
    case 'skills': {
      const result = evaluateSkills(content);
      return { result, table: skillEvaluationTable(result) };
    }
    case 'clusters': {
      const result = evaluateClusters(content);
      return { result, table: clusterEvaluationTable(result) };
    }
    case 'matcher': {
      const peer = await miniSearchPeer();
      const result = evaluateMatcher(content, peer === null ? [] : [peer]);
      return { result, table: matcherEvaluationTable(result) };
    }
  }
}
