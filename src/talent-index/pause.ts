/** Lets other work of the process go on: awaited after every few milliseconds of building or ranking. */
export type Pause = () => Promise<void>;
