import type { Happening } from '../../types.ts';

/** The community's own name or time zone changed. */
export interface CommunityChanged extends Happening {
  readonly what: 'community.changed';
  readonly member: number;
}
/** A setting was changed by message, or a change taken back. `room` 0: for the whole community. */
export interface SettingChanged extends Happening {
  readonly what: 'setting.changed';
  readonly member: number;
  readonly key: string;
  readonly room: number;
}
