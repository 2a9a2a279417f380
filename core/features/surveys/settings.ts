/** An anonymous survey shows nothing of fewer answers, and of segments with fewer people. */
export const fewest = 5;
