import type { Job } from './job.ts';

/** Learns which skills are adjacent and which roles similar, from what roles ask for. */
export const embedSkills: Job<'EMBED_SKILLS'> = {
  name: 'EMBED_SKILLS',
  run: (services, attempt) => services.embedSkills.run(attempt),
};
