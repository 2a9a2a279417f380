/** What can be done about a breach, mildest first. */
export const actions = ['remind', 'delete', 'warn', 'points', 'mute', 'kick', 'ban'] as const;
export type Action = (typeof actions)[number];
/** Without further words: nobody is muted or removed unless the owner said so. */
export const defaultActions: readonly Action[] = ['remind', 'delete'];
