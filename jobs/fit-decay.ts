import type { Job } from './job.ts';

/** Estimates what everybody can do today, how sure that is and how fast it fades, from all evidence. */
export const fitDecay: Job<'FIT_DECAY'> = {
  name: 'FIT_DECAY',
  run: ({ fitDecay }, attempt, parameters) => fitDecay.run(attempt, parameters),
};
