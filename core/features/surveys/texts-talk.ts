/** Talks with careful respondents. */
import type { Texts } from '../../types.ts';
import type { TalkState } from './store-talks.ts';

interface Catalogue {
  readonly list: (rows: readonly string[]) => string;
  readonly row: (name: string, minutes: number, answered: number, asked: number, written: number) => string;
  readonly pick: string;
  readonly nobody: string;
  readonly anonymous: string;
  readonly sentPrivately: string;
  readonly asked: (names: readonly string[]) => string;
  readonly before: (id: number) => string;
  readonly unreached: (names: readonly string[]) => string;
  readonly invite: (title: string) => string;
  readonly remind: (title: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly thanksYes: string;
  readonly thanksNo: string;
  readonly came: (name: string, title: string, yes: boolean) => string;
  readonly record: (rows: readonly string[]) => string;
  readonly recordRow: (name: string, state: TalkState, reminded: boolean, when: string) => string;
  readonly noRecord: string;
}

export const talkTexts: Texts<Catalogue> = {
  'zh-CN': {
    list: (rows) => `答得认真的 ${rows.length} 位，理由在后面：\n${rows.join('\n')}`,
    row: (name, minutes, answered, asked, written) =>
      `${name}：用了 ${minutes} 分钟，${answered}/${asked} 题${written > 0 ? `，写了 ${written} 字` : ''}`,
    pick: '想请谁聊聊，回编号，像这样：1 3',
    nobody: '还挑不出人来，等多几份再看。',
    anonymous: '匿名问卷不知道是谁答的，没法回访。',
    sentPrivately: '名单私下发给你了。',
    asked: (names) => `已经私下问了 ${names.join('、')}，有回音告诉你。两天没回再提醒一次。`,
    before: (id) => `这几位之前都问过了，看：回访记录 ${id}`,
    unreached: (names) => `${names.join('、')} 我没法私聊，请你来问。`,
    invite: (title) => `你在「${title}」里答得很用心，愿意和我们聊一刻钟吗？`,
    remind: (title) => `「${title}」的那次聊聊，你方便吗？就再问这一次。`,
    yes: '可以',
    no: '不方便',
    thanksYes: '太好了，会有人来跟你约时间。',
    thanksNo: '没关系，谢谢你的回答。',
    came: (name, title, yes) =>
      yes ? `${name} 愿意聊「${title}」，请约个时间。` : `${name} 这次不方便聊「${title}」。`,
    record: (rows) => rows.join('\n'),
    recordRow: (name, state, reminded, when) =>
      `${name}：${{ asked: '还没回', yes: '愿意', no: '不方便', silent: '没有回' }[state]}${reminded ? '（提醒过）' : ''}，${when}`,
    noRecord: '这份问卷还没回访过谁。',
  },
  'zh-TW': {
    list: (rows) => `答得認真的 ${rows.length} 位，理由在後面：\n${rows.join('\n')}`,
    row: (name, minutes, answered, asked, written) =>
      `${name}：用了 ${minutes} 分鐘，${answered}/${asked} 題${written > 0 ? `，寫了 ${written} 字` : ''}`,
    pick: '想請誰聊聊，回編號，像這樣：1 3',
    nobody: '還挑不出人來，等多幾份再看。',
    anonymous: '匿名問卷不知道是誰答的，沒辦法回訪。',
    sentPrivately: '名單私下傳給你了。',
    asked: (names) => `已經私下問了 ${names.join('、')}，有回音告訴你。兩天沒回再提醒一次。`,
    before: (id) => `這幾位之前都問過了，看：回訪記錄 ${id}`,
    unreached: (names) => `${names.join('、')} 我沒辦法私訊，請你來問。`,
    invite: (title) => `你在「${title}」答得很用心，願意和我們聊一刻鐘嗎？`,
    remind: (title) => `「${title}」的那次聊聊，你方便嗎？就再問這一次。`,
    yes: '可以',
    no: '不方便',
    thanksYes: '太好了，會有人來跟你約時間。',
    thanksNo: '沒關係，謝謝你的回答。',
    came: (name, title, yes) =>
      yes ? `${name} 願意聊「${title}」，請約個時間。` : `${name} 這次不方便聊「${title}」。`,
    record: (rows) => rows.join('\n'),
    recordRow: (name, state, reminded, when) =>
      `${name}：${{ asked: '還沒回', yes: '願意', no: '不方便', silent: '沒有回' }[state]}${reminded ? '（提醒過）' : ''}，${when}`,
    noRecord: '這份問卷還沒回訪過誰。',
  },
  en: {
    list: (rows) => `${rows.length} who answered with care, and why:\n${rows.join('\n')}`,
    row: (name, minutes, answered, asked, written) =>
      `${name}: ${minutes} min, ${answered}/${asked} questions${written > 0 ? `, ${written} characters written` : ''}`,
    pick: 'Reply with the numbers to invite for a talk, like this: 1 3',
    nobody: 'Nobody stands out yet; wait for more answers.',
    anonymous: 'This survey is anonymous, so nobody can be asked.',
    sentPrivately: 'I sent you the list in private.',
    asked: (names) =>
      `Asked in private: ${names.join(', ')}. I tell you what they say, and remind once after two days.`,
    before: (id) => `These were asked before: /followups ${id}`,
    unreached: (names) => `I cannot write to ${names.join(', ')} in private; please ask yourself.`,
    invite: (title) => `You took care with "${title}". Would you talk with us for a quarter of an hour?`,
    remind: (title) => `That talk about "${title}": would it suit you? I ask just this once more.`,
    yes: 'Yes, gladly',
    no: 'Not now',
    thanksYes: 'Wonderful. Somebody will write to you about a time.',
    thanksNo: 'That is fine. Thank you for your answers.',
    came: (name, title, yes) =>
      yes ? `${name} will talk about "${title}": please agree on a time.` : `${name} cannot talk about "${title}" now.`,
    record: (rows) => rows.join('\n'),
    recordRow: (name, state, reminded, when) =>
      `${name}: ${{ asked: 'no answer yet', yes: 'yes', no: 'no', silent: 'no answer' }[state]}${reminded ? ' (reminded)' : ''}, ${when}`,
    noRecord: 'Nobody was asked about this survey yet.',
  },
};
