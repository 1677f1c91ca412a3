import { ask } from './process.ts';

/** A shortlist as two servers can be compared by: people by the sender's key, roles by code, never by inner ids. */
export interface ComparableShortlist {
  readonly request: string;
  readonly considered: number;
  readonly entries: readonly { readonly person: string; readonly role: string; readonly score: number }[];
  /** Everything else that is served of it, with numbers to nine places. */
  readonly reasons: unknown;
}

interface Named {
  readonly id: string;
  readonly key: string;
}

interface Catalogue {
  readonly roles: readonly Named[];
  readonly clusters: readonly Named[];
  readonly pods: readonly Named[];
  readonly openings: readonly Named[];
  readonly units: readonly string[];
  readonly locations: readonly string[];
  readonly skill: string;
}

const TODAY = '2026-06-30T12:00:00.000Z';
const LAST_YEAR = '2025-06-30T12:00:00.000Z';

/** What there is to ask for, in an order that both engines share. */
export async function readCatalogue(url: string): Promise<Catalogue> {
  const demanded = await ask<{
    demand: { edges: { node: { id: string; role: { id: string; code: string } } }[] };
    roleClusters: { edges: { node: { id: string; label: string; roles: { totalCount: number } } }[] };
    pods: { edges: { node: { id: string; name: string; location: string | null } }[] };
    units: string[];
    skillByCode: { id: string };
  }>(
    url,
    `{
      demand(first: 100) { edges { node { id role { id code } } } }
      roleClusters(first: 100) { edges { node { id label roles(first: 1) { totalCount } } } }
      pods(first: 100) { edges { node { id name location demand(first: 1, openOn: "2026-06-30") { totalCount } } } }
      units
      skillByCode(framework: ONET, code: "2.B.3.e") { id }
    }`,
  );
  const byKey = (rows: readonly Named[]) => {
    const distinct = new Map(rows.map((row) => [row.key, row]));
    return [...distinct.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  };
  const pods = demanded.pods.edges.map(({ node }) => node);
  return {
    roles: byKey(demanded.demand.edges.map(({ node }) => ({ id: node.role.id, key: node.role.code }))),
    clusters: byKey(demanded.roleClusters.edges.map(({ node }) => ({ id: node.id, key: node.label }))),
    pods: byKey(pods.map(({ id, name }) => ({ id, key: name }))),
    // They are named by the key that they were sent with.
    openings: byKey(demanded.demand.edges.map(({ node }) => ({ id: node.id, key: node.id }))),
    units: [...demanded.units].sort(),
    locations: [...new Set(pods.flatMap(({ location }) => location ?? []))].sort(),
    skill: demanded.skillByCode.id,
  };
}

export interface SampleRequest {
  readonly name: string;
  readonly input: Record<string, unknown>;
  /** Leaves out the first two of the list before. */
  readonly withoutLeaders: boolean;
  /** As known at the moment of asking, under the runs of then: everybody is fitted again. */
  readonly asKnown: boolean;
}

/** Sixty requests: every kind of target, with and without each filter and wish, as of two dates. */
export function sixtyRequests(catalogue: Catalogue): SampleRequest[] {
  const { roles, clusters, pods, openings, units, locations, skill } = catalogue;
  const scopes: readonly (readonly [string, Record<string, unknown> | undefined])[] = [
    ['everybody', undefined],
    [`unit ${units[0]}`, { units: [units[0]] }],
    [`location ${locations[0]}`, { locations: [locations[0]] }],
    ['free by July', { availableFrom: '2026-07-01' }],
    ['programming at .5', { having: [{ skill, level: 0.5 }] }],
    ['at most 90,000 USD', { maxWage: { amount: 90_000, currency: 'USD' } }],
    [`pod ${pods[0]!.key}`, { pods: [pods[0]!.id] }],
  ];
  const targets = Array.from({ length: 30 }, (_, turn) => {
    const pick = (rows: readonly Named[]) => rows[Math.floor(turn / 4) % rows.length]!;
    if (turn % 10 === 9) {
      const custom = { title: 'One skill', requirements: [{ skill, importance: 0.7, level: 0.8 }] };
      return { name: 'one skill', target: { custom } };
    }
    if (turn % 4 === 0) return { name: `role ${pick(roles).key}`, target: { role: pick(roles).id } };
    if (turn % 4 === 1)
      return { name: `cluster ${pick(clusters).key}`, target: { cluster: pick(clusters).id } };
    if (turn % 4 === 2) return { name: `pod ${pick(pods).key}`, target: { pod: pick(pods).id } };
    return { name: `opening ${pick(openings).key}`, target: { demand: pick(openings).id } };
  });
  return targets.flatMap(({ name, target }, turn) =>
    [TODAY, LAST_YEAR].map((asOf) => {
      const [scopeName, scope] = scopes[turn % scopes.length]!;
      const wishes = {
        ...(turn % 5 === 3 ? { diversity: 0.3 } : {}),
        ...(turn % 6 === 5 ? { must: [{ skill, level: 0.3 }] } : {}),
        ...(turn % 9 === 4 ? { start: '2026-08-03' } : {}),
      };
      const withoutLeaders = turn % 8 === 1;
      const asKnown = turn % 14 === 4;
      const said = [...Object.keys(wishes), withoutLeaders ? 'exclude' : '', asKnown ? 'knownAt' : ''];
      return {
        name: `${name}, ${scopeName}, ${asOf} ${said.filter(Boolean)}`,
        ...{ input: { target, asOf, scope, size: 25, ...wishes }, withoutLeaders, asKnown },
      };
    }),
  );
}

interface ShortlistAnswer {
  readonly __typename: string;
  readonly message?: string;
  readonly id?: string;
  readonly considered?: number;
  readonly entries?: {
    readonly edges: readonly {
      readonly node: {
        readonly person: { id: string; externalId: string };
        readonly role: { code: string } | null;
        readonly score: { value: number };
      };
    }[];
  };
}

const reasons = `contributions { skill { code } value basis via { code } }
  missing { skill { code } required importance current { value low high } bridge { code } }`;
const gain = '{ credential { name } score rank }';
const shortlistFields = `considered stale excluded { reason people }
  tellingAssessment { person { externalId } skill { code } gain changes trials }
  entries(first: 100) { edges { node { rank rankInterval { low high coverage } person { id externalId } role { code }
    score { value low high confidence } ${reasons} wagePosition { percentile wage { amount currency } }
    nextBestGain ${gain} mostLifting ${gain} } } }`;

/** Numbers to nine places: engines add up in another order where they count people. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Math.round(part * 1e9) / 1e9 : part,
    ),
  );
}

export async function requestShortlists(url: string): Promise<ComparableShortlist[]> {
  const shortlists: ComparableShortlist[] = [];
  let leaders: string[] = [];
  for (const { name, input, withoutLeaders, asKnown } of sixtyRequests(await readCatalogue(url))) {
    const more = {
      ...(withoutLeaders ? { exclude: leaders } : {}),
      ...(asKnown ? { knownAt: new Date().toISOString() } : {}),
    };
    const { requestShortlist: answer } = await ask<{ requestShortlist: ShortlistAnswer }>(
      url,
      `mutation ($input: RequestShortlistInput!) {
        requestShortlist(input: $input) {
          __typename
          ... on Shortlist { id ${shortlistFields} }
          ... on UserError { message }
        }
      }`,
      { input: { ...input, ...more } },
    );
    if (answer.__typename !== 'Shortlist') throw new Error(`${name}: ${answer.__typename} ${answer.message}`);
    leaders = answer.entries!.edges.slice(0, 2).map(({ node }) => node.person.id);
    shortlists.push({
      request: name,
      considered: answer.considered!,
      entries: answer.entries!.edges.map(({ node }) => ({
        person: node.person.externalId,
        role: node.role?.code ?? '',
        score: node.score.value,
      })),
      reasons: rounded({ ...answer, id: undefined }),
    });
  }
  return shortlists;
}
