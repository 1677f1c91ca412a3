import type { Settings } from './options.ts';
import type { Evaluators } from './people/evaluators.ts';
import type { Relatedness } from './people/relatedness.ts';
import type { RandomSource } from './random.ts';
import type { CredentialModel } from './structure/credentials.ts';
import type { Structure } from './structure/structure.ts';
import type { Tables } from './tables/tables.ts';
import type { World } from './world.ts';

/** One organisation in the making: what is drawn from, and where it is written. */
export interface Making {
  readonly settings: Settings;
  readonly random: RandomSource;
  readonly world: World;
  readonly structure: Structure;
  /** Null where skills are independent given the person. */
  readonly relatedness: Relatedness | null;
  readonly credentials: readonly CredentialModel[];
  readonly evaluators: Evaluators;
  readonly tables: Tables;
  /** The start of the day of the export, UTC: everything observed is earlier. */
  readonly asOf: number;
  /** All tables, not those of decay alone. */
  readonly full: boolean;
}
