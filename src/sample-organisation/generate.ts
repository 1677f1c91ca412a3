import { Cancelled } from '../domain/errors.ts';
import type { Making } from './making.ts';
import { filesOf, type GenerateOptions, validated } from './options.ts';
import { Evaluators } from './people/evaluators.ts';
import { Relatedness } from './people/relatedness.ts';
import { RandomSource } from './random.ts';
import { createCredentials } from './structure/credentials.ts';
import type { OrganisationReferences } from './structure/references.ts';
import { createStructure } from './structure/structure.ts';
import { BLOCK_SIZE, PODS_PER_BLOCK } from './structure/themes.ts';
import type { OpenTable } from './tables/table.ts';
import { Tables } from './tables/tables.ts';
import { writeCatalogue, writeParameters } from './tables/write-catalogue.ts';
import { writePerson } from './tables/write-person.ts';
import { writePod } from './tables/write-pod.ts';
import { createWorld } from './world.ts';

export interface GeneratedOrganisation {
  /** Rows of each file, header not counted. */
  readonly rows: Readonly<Record<string, number>>;
  readonly people: number;
  readonly series: number;
  readonly observations: number;
}

const FLUSH_CHARACTERS = 64 * 1024;

/**
 * Makes an organisation and writes it table by table, block after block of 60 people, in memory that does not grow
 * with their number. The same options and references give the same text; an organisation of more people begins with
 * the same rows as long as the smaller one is of whole blocks.
 * @throws InvalidInput for options out of range, Cancelled when `options.signal` aborts.
 */
export async function generateOrganisation(
  options: GenerateOptions,
  references: OrganisationReferences,
  open: OpenTable,
): Promise<GeneratedOrganisation> {
  const settings = validated(options);
  const { people } = settings;
  const random = new RandomSource(settings.seed);
  const world = createWorld(settings.world, random);
  const structure = createStructure(references, world, random);
  const asOf = Date.parse(`${settings.asOf}T00:00:00Z`);
  const making: Making = {
    settings,
    random,
    world,
    structure,
    relatedness:
      settings.relatedness > 0
        ? new Relatedness([...structure.references.roles.values(), ...structure.ownRoles])
        : null,
    asOf,
    credentials: createCredentials(structure, random),
    evaluators: new Evaluators(world, random, people, asOf),
    tables: await Tables.open(filesOf(settings), open),
    full: settings.tables === 'ALL',
  };
  try {
    const { series, observations } = await writeAll(making, options);
    return { rows: await making.tables.close(), people, series, observations };
  } catch (error) {
    await making.tables.abandon();
    throw error;
  }
}

interface Written {
  readonly series: number;
  readonly observations: number;
}

async function writeAll(making: Making, options: GenerateOptions): Promise<Written> {
  const { tables, world, structure, credentials, settings } = making;
  const { people } = settings;
  writeParameters(tables, world, settings.relatedness);
  writeCatalogue(tables, structure, credentials);
  let series = 0;
  let observations = 0;
  for (let from = 0; from < people; from += BLOCK_SIZE) {
    if (options.signal?.aborted) throw new Cancelled();
    const written = writeBlock(making, from, Math.min(from + BLOCK_SIZE, people));
    series += written.series;
    observations += written.observations;
    await tables.flush(FLUSH_CHARACTERS);
    options.progress?.(Math.min(1, (from + BLOCK_SIZE) / people));
  }
  return { series, observations };
}

/** The people of a block and then its pods, whose demand depends on who is in them. */
function writeBlock(making: Making, from: number, to: number): Written {
  const members = new Map<number, Map<string, number>>();
  let series = 0;
  let observations = 0;
  for (let number = from; number < to; number++) {
    const written = writePerson(making, number);
    series += written.series;
    observations += written.observations;
    for (const { pod, role } of written.current) {
      const byRole = members.get(pod) ?? new Map<string, number>();
      byRole.set(role.ref, (byRole.get(role.ref) ?? 0) + 1);
      members.set(pod, byRole);
    }
  }
  if (making.full) {
    const first = (from / BLOCK_SIZE) * PODS_PER_BLOCK;
    for (let pod = first; pod < first + PODS_PER_BLOCK; pod++)
      writePod(making, pod, members.get(pod) ?? new Map());
  }
  return { series, observations };
}
