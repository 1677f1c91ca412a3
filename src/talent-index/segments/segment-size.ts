/** People are held in segments of this many: the accumulators of one stay near, and its runs of postings are long. */
export const SEGMENT_SIZE = 16_384;
