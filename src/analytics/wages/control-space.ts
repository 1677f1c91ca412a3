/**
 * The space that an intercept and dummies of categories span over n observations, as an orthonormal basis by modified
 * Gram–Schmidt, twice over (Golub & Van Loan, Matrix Computations, 4th ed., §5.2.8). Dummies that depend on those before
 * them are left out.
 */
export class ControlSpace {
  readonly #basis: Float64Array[] = [];
  /** The diagonal of the projection: how far an observation is fitted by the controls alone, 0..1. */
  readonly leverages: Float64Array;

  /** @param controls a list of n labels each */
  constructor(controls: readonly (readonly string[])[], n: number) {
    this.#add(new Float64Array(n).fill(1));
    for (const labels of controls) {
      for (const label of [...new Set(labels)].sort())
        this.#add(Float64Array.from(labels, (own) => (own === label ? 1 : 0)));
    }
    this.leverages = new Float64Array(n);
    for (const direction of this.#basis) {
      for (let i = 0; i < n; i++) this.leverages[i]! += direction[i]! ** 2;
    }
  }

  get dimensions(): number {
    return this.#basis.length;
  }

  /** Takes out of a vector, in place, what lies in the space. */
  remove(vector: Float64Array): void {
    for (let pass = 0; pass < 2; pass++) {
      for (const direction of this.#basis) {
        let share = 0;
        for (let i = 0; i < vector.length; i++) share += vector[i]! * direction[i]!;
        for (let i = 0; i < vector.length; i++) vector[i]! -= share * direction[i]!;
      }
    }
  }

  #add(vector: Float64Array): void {
    const before = norm(vector);
    this.remove(vector);
    const length = norm(vector);
    if (length <= 1e-9 * Math.max(1, before)) return;
    this.#basis.push(vector.map((x) => x / length));
  }
}

function norm(vector: Float64Array): number {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return Math.sqrt(sum);
}
