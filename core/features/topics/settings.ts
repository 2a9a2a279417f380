import { choiceSetting, numberSetting } from '../../settings.ts';

/** Minutes in which answers to a topic count; then comes the wrap-up. */
export const windowMinutes = numberSetting({
  key: 'topics.window',
  name: { 'zh-CN': '话题时长', 'zh-TW': '話題時長', en: 'topic-window' },
  default: 120,
  min: 10,
  max: 1440,
});

/** What counts as an answer: whatever is said meanwhile and says something, or only what quotes the topic. */
export const counting = choiceSetting<'talk' | 'quotes'>({
  key: 'topics.counts',
  name: { 'zh-CN': '话题怎么算', 'zh-TW': '話題怎麼算', en: 'topic-counts' },
  default: 'talk',
  values: {
    talk: { 'zh-CN': '聊了就算', 'zh-TW': '聊了就算', en: 'talk' },
    quotes: { 'zh-CN': '引用才算', 'zh-TW': '引用才算', en: 'quotes' },
  },
});

/** Whether the owner is told on Mondays what the group talks about more than usual. */
export const proposing = choiceSetting<'weekly' | 'never'>({
  key: 'topics.proposing',
  name: { 'zh-CN': '热词推荐', 'zh-TW': '熱詞推薦', en: 'rising-topics' },
  default: 'weekly',
  values: {
    weekly: { 'zh-CN': '每周', 'zh-TW': '每週', en: 'weekly' },
    never: { 'zh-CN': '不用', 'zh-TW': '不用', en: 'never' },
  },
});
