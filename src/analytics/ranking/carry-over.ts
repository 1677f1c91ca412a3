/** What is supposed of a skill that nobody ever looked at is worth so many trials. */
export const CARRIED_EVIDENCE = 4;
