/** The rules of being one person on several platforms. */

/** How long a code is good for. */
export const codeMs = 10 * 60_000;
/** Wrong codes within an hour before no more are read: of 148 million codes five tries find none. */
export const mostTries = 5;
export const tryWindowMs = 60 * 60_000;
/** After parting, so long not again: going in and out gains nothing, and says so at once. */
export const againMs = 7 * 86_400_000;
