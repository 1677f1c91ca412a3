/** One turn of the event loop: how much CPU time its thread spent, and when it ended, by the clock of the machine. */
export interface Turn {
  readonly spent: number;
  readonly at: number;
}

/** Shorter turns hold up nobody. */
const NOTED_MS = 15;

/**
 * The turns of this thread's event loop that were not short: what holds up everybody else, however busy the machine is.
 * Each call gives those since the one before.
 */
export function watchTurns(): () => readonly Turn[] {
  const spentSoFar = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = spentSoFar();
  let turns: Turn[] = [];
  const turn = () => {
    const now = spentSoFar();
    if (now - last > NOTED_MS) turns.push({ spent: now - last, at: Date.now() });
    last = now;
    setTimeout(turn, 1).unref();
  };
  turn();
  return () => {
    const noted = turns;
    turns = [];
    return noted;
  };
}
