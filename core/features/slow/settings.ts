import { numberSetting } from '../../settings.ts';

/** One message per person in so many seconds; 0: as fast as they like. */
export const slowSetting = numberSetting({
  key: 'slow.seconds',
  name: { 'zh-CN': '慢速秒数', 'zh-TW': '慢速秒數', en: 'slow-seconds' },
  default: 0,
  min: 0,
  max: 3600,
});
/** When it ends by itself, epoch ms. Kept beside the setting and never shown as one. */
export const untilKey = 'slow.until';
