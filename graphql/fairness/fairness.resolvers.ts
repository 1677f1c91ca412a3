import type { ShortlistResolvers } from '../resolvers-types.generated.ts';

const Shortlist: Pick<ShortlistResolvers, 'fairness'> = {
  fairness: (shortlist, _, { services, caller }) => services.fairness.audit(caller, shortlist),
};

export const fairnessResolvers = { Shortlist };
