import fc from 'fast-check';

/**
 * Properties that name no seed draw from this one, so that a run of the suite finds what the one before it found. Others
 * are looked through with PROPERTY_SEED=2 and so on; what one of them breaks is a defect, and becomes an example.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
