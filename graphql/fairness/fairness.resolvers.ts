import type { ShortlistResolvers } from '../resolvers-types.generated.ts';

const Shortlist: Pick<ShortlistResolvers, 'fairness'> = {
  fairness: (shortlist, _, { loaders }) => loaders.fairness(shortlist, {}),
};

export const fairnessResolvers = { Shortlist };
