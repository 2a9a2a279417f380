import type { Texts } from '../../types.ts';

interface Shown {
  readonly term: string;
  readonly people: number;
}
interface Catalogue {
  readonly card: (group: string, terms: readonly Shown[]) => string;
  readonly none: string;
  readonly fine: string;
  /** The topic made of a term. */
  readonly topic: (term: string) => string;
  readonly added: (topic: string) => string;
  readonly nothing: string;
  readonly counting: string;
}

export const risingTexts: Texts<Catalogue> = {
  'zh-CN': {
    card: (group, terms) =>
      `「${group}」最近聊得比平时多的：${terms.map((t) => `${t.term}（${t.people} 人）`).join('、')}。要做成话题吗？`,
    none: '先不用',
    fine: '好，先不加。',
    topic: (term) => `最近群里常聊「${term}」，你有什么经验？`,
    added: (topic) => `加进话题库了：「${topic}」`,
    nothing: '还没有比平时聊得多的词。至少要两周的聊天才看得出来。',
    counting: '正在数最近的聊天，过几分钟再发一次。',
  },
  'zh-TW': {
    card: (group, terms) =>
      `「${group}」最近聊得比平常多的：${terms.map((t) => `${t.term}（${t.people} 人）`).join('、')}。要做成話題嗎？`,
    none: '先不用',
    fine: '好，先不加。',
    topic: (term) => `最近群裡常聊「${term}」，你有什麼經驗？`,
    added: (topic) => `加進話題庫了：「${topic}」`,
    nothing: '還沒有比平常聊得多的詞。至少要兩週的聊天才看得出來。',
    counting: '正在數最近的聊天，過幾分鐘再傳一次。',
  },
  en: {
    card: (group, terms) =>
      `${group} talks more than usual about ${terms.map((t) => `${t.term} (${t.people} people)`).join(', ')}. Make it a topic?`,
    none: 'Not now',
    fine: 'OK, not now.',
    topic: (term) => `Many of you talked about "${term}" lately. What do you know about it?`,
    added: (topic) => `It's in the library: "${topic}"`,
    nothing: 'Nothing is talked about more than usual yet. It takes at least two weeks of talk to tell.',
    counting: 'I am counting the latest talk. Ask me again in a few minutes.',
  },
};
