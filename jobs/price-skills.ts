import type { Job } from './job.ts';

/** Estimates what skills are worth on one market of wages. */
export const priceSkills: Job<'PRICE_SKILLS'> = {
  name: 'PRICE_SKILLS',
  run: (services, attempt, parameters) => services.priceSkills.run(attempt, parameters),
};
