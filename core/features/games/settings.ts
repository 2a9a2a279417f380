import { numberSetting } from '../../settings.ts';

/** Seconds for one question. */
export const questionSeconds = numberSetting({
  key: 'games.seconds',
  name: { 'zh-CN': '答题秒数', 'zh-TW': '答題秒數', en: 'quiz-seconds' },
  default: 30,
  min: 10,
  max: 300,
});
/** Full hours of the wall clock between which no round is played; the same twice: always. */
export const nightFrom = numberSetting({
  key: 'games.night-from',
  name: { 'zh-CN': '游戏停的钟点', 'zh-TW': '遊戲停的鐘點', en: 'games-stop-hour' },
  default: 23,
  min: 0,
  max: 23,
});
export const nightTo = numberSetting({
  key: 'games.night-to',
  name: { 'zh-CN': '游戏开的钟点', 'zh-TW': '遊戲開的鐘點', en: 'games-start-hour' },
  default: 8,
  min: 0,
  max: 23,
});
