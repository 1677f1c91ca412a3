import type { TalentSnapshot } from './talent-snapshot.ts';

/**
 * How much of indexes that answered a question about an earlier moment stays for the next one: what they hold beside the
 * columns of people, which they share with the index of now. That of a million people and twelve million series is 380 MB.
 */
export const keptBytes = {
  most: 512 * 2 ** 20,
  of({ index: { segments, recent } }: TalentSnapshot): number {
    const fitted = segments.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return fitted + (recent?.segment.bytes.length ?? 0);
  },
};
