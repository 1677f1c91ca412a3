import { ask } from './process.ts';

/** What the jobs derived, by keys that two graphs share. */
export interface Derived {
  readonly adjacency: Readonly<Record<string, readonly string[]>>;
  readonly similarity: Readonly<Record<string, readonly string[]>>;
  readonly clusters: Readonly<Record<string, readonly string[]>>;
  readonly proficiency: Readonly<Record<string, readonly string[]>>;
}

interface Edges<Edge> {
  readonly edges: readonly Edge[];
}

/** Numbers are given to twelve digits: rounding in a last place may differ by order of arrival, estimates may not. */
const digits = (value: number) => value.toPrecision(12);

export async function readDerived(url: string, asOf: string): Promise<Derived> {
  const { demand, roleClusters, people } = await ask<{
    demand: Edges<{
      node: {
        role: {
          code: string;
          similar: Edges<{ score: number; node: { code: string } }>;
          requirements: Edges<{
            node: { code: string; adjacent: Edges<{ strength: number; node: { code: string } }> };
          }>;
        };
      };
    }>;
    roleClusters: Edges<{ node: { label: string; roles: Edges<{ node: { code: string } }> } }>;
    people: Edges<{
      node: {
        externalId: string;
        proficiencies: Edges<{
          node: {
            skill: { code: string };
            estimate: { value: number; low: number; high: number };
            halfLifeDays: { value: number };
          };
        }>;
      };
    }>;
  }>(
    url,
    `query ($asOf: DateTime!) {
      demand(first: 20) { edges { node { role {
        code
        similar(first: 10) { edges { score node { code } } }
        requirements(first: 10) { edges { node { code adjacent(first: 5) { edges { strength node { code } } } } } }
      } } } }
      roleClusters(first: 50) { edges { node { label roles(first: 20) { edges { node { code } } } } } }
      people(first: 50) { edges { node { externalId proficiencies(first: 20, asOf: $asOf) { edges { node {
        skill { code } estimate { value low high } halfLifeDays { value }
      } } } } } }
    }`,
    { asOf },
  );
  const roles = demand.edges.map(({ node }) => node.role);
  const skills = roles.flatMap(({ requirements }) => requirements.edges.map(({ node }) => node));
  return {
    adjacency: sorted(
      skills.map(({ code, adjacent }) => [
        code,
        adjacent.edges.map(({ strength, node }) => `${node.code} ${digits(strength)}`),
      ]),
    ),
    similarity: sorted(
      roles.map(({ code, similar }) => [
        code,
        similar.edges.map(({ score, node }) => `${node.code} ${digits(score)}`),
      ]),
    ),
    clusters: sorted(
      roleClusters.edges.map(({ node }) => [node.label, node.roles.edges.map((edge) => edge.node.code)]),
    ),
    proficiency: sorted(
      people.edges.map(({ node }) => [
        node.externalId,
        node.proficiencies.edges.map(({ node: { skill, estimate, halfLifeDays } }) =>
          [skill.code, ...[estimate.value, estimate.low, estimate.high, halfLifeDays.value].map(digits)].join(
            ' ',
          ),
        ),
      ]),
    ),
  };
}

function sorted(rows: readonly (readonly [string, readonly string[]])[]): Record<string, readonly string[]> {
  return Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}
