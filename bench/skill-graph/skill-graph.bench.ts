import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { readRelatedRoles } from '../../src/importers/onet/related.ts';
import { evaluateClusters } from '../../src/services/skill-graph/evaluation/evaluate-clusters.ts';
import { evaluateMatcher } from '../../src/services/skill-graph/evaluation/evaluate-matcher.ts';
import { evaluateRoles } from '../../src/services/skill-graph/evaluation/evaluate-roles.ts';
import { evaluateSkills } from '../../src/services/skill-graph/evaluation/evaluate-skills.ts';
import { miniSearchPeer } from '../../src/services/skill-graph/evaluation/matcher-peers.ts';
import { type Bench, type Claim, gain } from '../bench.ts';

/** The official release beside the project; the shipped extract has neither related occupations nor activities. */
const OFFICIAL = join(import.meta.dirname, '../../../shared/data/onet-29.3');

/** Beside what was asked for, where something was. */
const atLeast = (claim: string, unit: string, product: number, least: number | null): Claim =>
  gain(claim, unit, product, least, least === null ? null : 'at least');

export const bench: Bench = {
  name: 'skill-graph',
  shows:
    'role similarity, completion, clusters and matching on the official O*NET release, beside their baselines',
  with: ['cluster-labels', 'inferred', 'match-confidence', 'rating-weights'],
  async run({ note }) {
    if (!existsSync(OFFICIAL)) {
      return [
        {
          claim: 'not measured: ../shared/data/onet-29.3 is not there',
          unit: '',
          product: null,
          peer: null,
          peerName: null,
          ratio: null,
        },
      ];
    }
    const content = await readOnet(OFFICIAL);
    const claims: Claim[] = [];
    note('role similarity');
    const roles = evaluateRoles(content, await readRelatedRoles(OFFICIAL)).rows;
    const role = (method: string) => roles.find((row) => row.method === method)!.reported;
    for (const { method, reported, target } of roles) {
      if (target !== undefined)
        claims.push(atLeast(`role similarity, ${method}`, 'nDCG@10', reported, target));
    }
    for (const peer of ['SOC prefix', 'tf-idf of titles and texts, cosine', 'ratings, cosine']) {
      claims.push(gain('role similarity', 'nDCG@10', role('as EMBED_SKILLS weighs them'), role(peer), peer));
    }
    note('completion');
    const skills = evaluateSkills(content).rows;
    const { reported: completed, target } = skills.at(-1)!;
    claims.push(atLeast('completion of technologies', 'nDCG@10', completed, target!));
    for (const { method, reported } of skills.slice(0, -1)) {
      claims.push(gain('completion of technologies', 'nDCG@10', completed, reported, method));
    }
    note('clusters');
    for (const { measure, value, target: least } of evaluateClusters(content).rows) {
      claims.push(atLeast(`clusters, ${measure}`, '', value, least));
    }
    note('matching');
    const peer = await miniSearchPeer();
    const { rows: matchers, confidence } = evaluateMatcher(content, peer === null ? [] : [peer]);
    const matched = matchers.at(-1)!;
    claims.push(atLeast('matching hidden titles', 'MRR', matched.reciprocalRank, matched.target!));
    for (const { method, reciprocalRank } of matchers.slice(0, -1)) {
      claims.push(gain('matching hidden titles', 'MRR', matched.reciprocalRank, reciprocalRank, method));
    }
    for (const row of confidence.rows) {
      claims.push(gain(`confidence, ${row.what}: matched`, 'share', row.matched, null, null));
      if (row.matchedRight !== null)
        claims.push(gain('… of these right', 'share', row.matchedRight, null, null));
      claims.push(gain('… marked none', 'share', row.none, null, null));
    }
    return claims;
  },
};
