import { largestEigenpairs } from '../linear-algebra/lanczos.ts';
import { type SparseMatrix, sparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { DemandScale, type RoleDemands } from './role-demands.ts';

/** What roles ask for as coordinates, and the directions in which roles differ most. */
export interface SkillSpace {
  readonly dimensions: number;
  /** A `DemandScale` for each skill. */
  readonly scales: Uint8Array;
  /** A demand x for a skill counts (x − centre)·weight. */
  readonly centres: Float64Array;
  readonly weights: Float64Array;
  /** Skills × dimensions, row-major: the rows of V below. */
  readonly vectors: Float32Array;
}

export interface SkillEmbedding extends SkillSpace {
  /** Roles × dimensions, row-major, length 1. */
  readonly roleVectors: Float32Array;
}

/** What one role asks for: numbers of skills, and how much. */
export interface OwnDemands {
  readonly skill: ArrayLike<number>;
  readonly importance: ArrayLike<number>;
  readonly level: ArrayLike<number>;
}

export const embeddingParameters = {
  dimensions: 64,
  /** What ratings weigh beside what is listed, where a role has both. */
  rated: 1,
  listed: 0.6,
  /** A role that rates fewer of the rated skills than this share names some and says nothing of the others. */
  profile: 0.5,
} as const;

/**
 * Vectors of skills and roles: latent semantic analysis (Deerwester et al., JASIS 41, 1990) of what roles ask for. With
 * A the rows of `coordinates`, each of length 1, and A ≈ U·Σ·Vᵀ its truncated singular value decomposition, a skill is
 * its row of V and a role is A·V = U·Σ, scaled to length 1. A role that comes later is A·V of its own row. U is taken
 * from A·Aᵀ by Lanczos: the spectrum is flat, where few power iterations of a randomised decomposition go wrong.
 */
export function embedSkills(
  demands: RoleDemands & { readonly ratingWeights: Float64Array },
  dimensions: number = embeddingParameters.dimensions,
): SkillEmbedding {
  const demanded = demandedOf(demands);
  const measure = measureOf(demanded, demands.scales, demands.ratingWeights);
  const matrix = coordinateMatrix(demanded, measure);
  const space = { dimensions, ...measure, vectors: rightVectors(matrix, dimensions) };
  const roleVectors = new Float32Array(demands.roles * dimensions);
  for (let r = 0; r < demands.roles; r++) {
    const own = project(space, rowOf(matrix, r));
    if (own !== null) roleVectors.set(own, r * dimensions);
  }
  return { ...space, roleVectors };
}

/** The vector of length 1 of a role by what it asks for; null where that says nothing in this space. */
export function placeInSpace(
  space: SkillSpace,
  { skill, importance, level }: OwnDemands,
): Float32Array | null {
  const demanded = demandedOf({
    roles: 1,
    skills: space.scales.length,
    scales: space.scales,
    role: new Uint32Array(skill.length),
    skill: Uint32Array.from(skill),
    importance: Float64Array.from(importance),
    level: Float64Array.from(level),
  });
  return project(space, coordinates(space, rowOf(demanded, 0)));
}

function project(
  { dimensions, vectors }: Pick<SkillSpace, 'dimensions' | 'vectors'>,
  { skills, values }: Row,
): Float32Array | null {
  const sum = new Float64Array(dimensions);
  for (let i = 0; i < skills.length; i++) {
    const at = skills[i]! * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d]! += values[i]! * vectors[at + d]!;
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length > 1e-6 ? Float32Array.from(sum, (value) => value / length) : null;
}

type Measure = Pick<SkillSpace, 'scales' | 'centres' | 'weights'>;

/** Ratings are importance × level; what is listed or not counts 1. */
function demandFor(scale: number, importance: number, level: number): number {
  if (scale === DemandScale.RATED) return importance * level;
  return scale === DemandScale.LISTED ? 1 : importance;
}

/** Roles × skills in a fixed order, whatever order the rows came in. */
function demandedOf({ roles, skills, scales, role, skill, importance, level }: RoleDemands): SparseMatrix {
  const value = importance.map((own, i) => demandFor(scales[skill[i]!]!, own, level[i]!));
  return sparseMatrix(roles, skills, { row: role, column: skill, value });
}

/** Rated skills are standardised over the roles that rate any; others weigh ln(1 + n/n_s), n the roles that list any. */
function measureOf(
  { rows, columns, offsets, indices, values }: SparseMatrix,
  scales: Uint8Array,
  ratingWeights: Float64Array,
): Measure {
  const counts = new Float64Array(columns);
  const sums = new Float64Array(columns);
  const squares = new Float64Array(columns);
  let raters = 0;
  let listers = 0;
  for (let r = 0; r < rows; r++) {
    let rates = false;
    let lists = false;
    for (let e = offsets[r]!; e < offsets[r + 1]!; e++) {
      const s = indices[e]!;
      if (scales[s] === DemandScale.RATED) rates = true;
      else lists = true;
      counts[s]!++;
      sums[s]! += values[e]!;
      squares[s]! += values[e]! ** 2;
    }
    if (rates) raters++;
    if (lists) listers++;
  }
  const centres = new Float64Array(columns);
  const weights = new Float64Array(columns);
  for (let s = 0; s < columns; s++) {
    if (counts[s] === 0) continue;
    if (scales[s] !== DemandScale.RATED) {
      weights[s] = Math.log(1 + listers / counts[s]!);
      continue;
    }
    const mean = sums[s]! / raters;
    const deviation = Math.sqrt(Math.max(squares[s]! / raters - mean ** 2, 0));
    centres[s] = mean;
    weights[s] = deviation > 1e-9 ? ratingWeights[s]! / deviation : 0;
  }
  return { scales, centres, weights };
}

interface Row {
  readonly skills: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** A role's row: its ratings scaled to length 1, then what it lists, then both together. */
function coordinates({ scales, centres, weights }: Measure, { skills, values }: Row): Row {
  const rated = new Map<number, number>();
  const listed = new Map<number, number>();
  for (let i = 0; i < skills.length; i++) {
    const s = skills[i]!;
    (scales[s] === DemandScale.RATED ? rated : listed).set(s, values[i]!);
  }
  if (rated.size > 0) {
    const all = [...scales.keys()].filter((s) => scales[s] === DemandScale.RATED);
    const isProfile = rated.size >= embeddingParameters.profile * all.length;
    if (isProfile) for (const s of all) if (!rated.has(s)) rated.set(s, 0);
  }
  const row = { skills: [] as number[], values: [] as number[] };
  for (const [part, share] of [
    [rated, embeddingParameters.rated],
    [listed, embeddingParameters.listed],
  ] as const) {
    const own = [...part].sort((a, b) => a[0] - b[0]);
    const weighed = own.map(([s, value]) => (value - centres[s]!) * weights[s]!);
    const length = lengthOf(weighed);
    if (!(length > 0)) continue;
    own.forEach(([s], i) => {
      row.skills.push(s);
      row.values.push((share * weighed[i]!) / length);
    });
  }
  const length = lengthOf(row.values);
  return { skills: row.skills, values: row.values.map((value) => value / length) };
}

const lengthOf = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((total, value) => total + value * value, 0));

function rowOf({ offsets, indices, values }: SparseMatrix, r: number): Row {
  const from = offsets[r]!;
  const to = offsets[r + 1]!;
  return { skills: indices.subarray(from, to), values: values.subarray(from, to) };
}

function coordinateMatrix(demanded: SparseMatrix, measure: Measure): SparseMatrix {
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (let r = 0; r < demanded.rows; r++) {
    const row = coordinates(measure, rowOf(demanded, r));
    for (let i = 0; i < row.skills.length; i++) {
      cells.row.push(r);
      cells.column.push(row.skills[i]!);
      cells.value.push(row.values[i]!);
    }
  }
  return sparseMatrix(demanded.rows, demanded.columns, cells);
}

/** V, skills × dimensions: Aᵀ·u/σ for the leading left vectors; directions of no size are 0. */
function rightVectors(matrix: SparseMatrix, dimensions: number): Float32Array {
  const { rows, columns, offsets, indices, values } = matrix;
  const onto = (x: Float64Array, skills: Float64Array) => {
    skills.fill(0);
    for (let r = 0; r < rows; r++) {
      for (let e = offsets[r]!; e < offsets[r + 1]!; e++) skills[indices[e]!]! += values[e]! * x[r]!;
    }
  };
  const middle = new Float64Array(columns);
  const pairs = largestEigenpairs(
    {
      size: rows,
      apply(x, into) {
        onto(x, middle);
        for (let r = 0; r < rows; r++) {
          let sum = 0;
          for (let e = offsets[r]!; e < offsets[r + 1]!; e++) sum += values[e]! * middle[indices[e]!]!;
          into[r] = sum;
        }
      },
    },
    dimensions,
  );
  const vectors = new Float32Array(columns * dimensions);
  pairs.values.forEach((value, d) => {
    if (!(value > 1e-9 * pairs.values[0]!)) return;
    onto(pairs.vectors.subarray(d * rows, (d + 1) * rows), middle);
    const scale = 1 / Math.sqrt(value);
    for (let s = 0; s < columns; s++) vectors[s * dimensions + d] = scale * middle[s]!;
  });
  return vectors;
}
