/** Lets other work of the process go on: awaited after every few milliseconds of building or ranking. */
export type Pause = () => Promise<void>;

/** Work in slices, with a pause after each. */
export async function inPauses<Result>(slices: Generator<void, Result>, pause: Pause): Promise<Result> {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    await pause();
  }
}
