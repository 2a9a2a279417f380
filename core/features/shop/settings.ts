import { numberSetting } from '../../settings.ts';

/** How long a code waits to be picked up in private; then the points come back. */
export const holdDays = numberSetting({
  key: 'shop.hold_days',
  name: { 'zh-CN': '券码保留天数', 'zh-TW': '券碼保留天數', en: 'shop-hold-days' },
  default: 7,
  min: 1,
  max: 90,
});
