import { numberSetting } from '../../settings.ts';

/** Hours a poll stays open when nobody says how long. */
export const pollHours = numberSetting({
  key: 'polls.hours',
  name: { 'zh-CN': '投票时长', 'zh-TW': '投票時長', en: 'poll-hours' },
  default: 24,
  min: 1,
  max: 720,
});
