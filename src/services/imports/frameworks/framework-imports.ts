import type { FrameworkImport } from './import-framework.ts';
import type { MappingImport } from './import-mappings.ts';

export interface OnetImport extends FrameworkImport {
  readonly version: string;
  /** Tables of the release that the folder does not hold. */
  readonly missing: readonly string[];
  readonly occupationsWithoutData: number;
  readonly ratingsLeftOut: {
    readonly suppressed: number;
    readonly notRelevant: number;
    readonly zero: number;
  };
}

export interface EscoImport extends FrameworkImport {
  readonly version: string;
  readonly missing: readonly string[];
  /** Tables that the folder holds and that are not read. */
  readonly unread: readonly string[];
  /** What has no English label, and links that lead to it or round in a circle. */
  readonly leftOut: {
    readonly skills: number;
    readonly occupations: number;
    readonly broader: { readonly dangling: number; readonly cyclic: number };
    readonly relations: number;
  };
}

export interface CrosswalkImport extends MappingImport {
  readonly digest: string;
  /** Rows about a whole ISCO group, which is no role. */
  readonly groups: number;
}

export interface GdadImport extends FrameworkImport {
  readonly version: string;
  readonly leftOut: { readonly notInUse: number; readonly repeated: number };
}

export interface RsdImport extends FrameworkImport {
  readonly version: string;
  readonly alignments: MappingImport;
  /** Alignments with something that is no skill of a framework here. */
  readonly foreignAlignments: number;
  readonly repeated: number;
}
