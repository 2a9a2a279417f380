/** Rows of the people tables as the values the core works with. */
import { roles, type Community, type Locale, type Role, type Room } from '../types.ts';

type RoomRow = Omit<Room, 'locale' | 'importedUntil'> & { locale: string | null; importedUntil: number | null };
export const toRoom = (r: RoomRow): Room => ({
  id: r.id,
  account: r.account,
  platformId: r.platformId,
  kind: r.kind,
  name: r.name,
  community: r.community,
  locale: r.locale as Locale | null,
  ...(r.importedUntil !== null && { importedUntil: r.importedUntil }),
});
export const toCommunity = (r: { id: number; name: string; locale: string; timeZone: string }): Community => ({
  id: r.id,
  name: r.name,
  locale: r.locale as Locale,
  timeZone: r.timeZone,
});
export const asRole = (text: string): Role => (roles.includes(text as Role) ? (text as Role) : 'member');
