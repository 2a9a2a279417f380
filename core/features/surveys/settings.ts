import { numberSetting } from '../../settings.ts';

/** An anonymous survey shows nothing of fewer answers, and of segments with fewer people. */
export const fewest = 5;
/** How many careful respondents a list for talks holds. */
export const talkList = numberSetting({
  key: 'surveys.talks',
  name: { 'zh-CN': '回访人数', 'zh-TW': '回訪人數', en: 'followup-size' },
  default: 10,
  min: 3,
  max: 30,
});
