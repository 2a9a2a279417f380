/**
 * Accounts are `<platform>` or `<platform>:<id>`. Imported history does not know which account will meet its people,
 * so it stands under the bare platform until a live account takes it over (`adopt…` in store.ts).
 */
export const platformOf = (account: string): string => account.split(':', 1)[0] ?? account;
