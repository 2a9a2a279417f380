/** What is said about appeals and about acts taken back. */
import { say } from '../../../kit/reply.ts';
import type { At, Say, Texts } from '../../../types.ts';
import type { Forgiven, Lost } from '../acts/forgive.ts';

/** Who looks at it: somebody else, the one who acted (there is no other), or nobody yet. */
export type By = 'other' | 'same' | 'nobody';
interface AskedText {
  readonly words: string;
  readonly reason: string;
  readonly when: string;
}
interface Catalogue {
  readonly forgiven: (items: readonly Forgiven[]) => Say;
  readonly comeBack: (link: string) => string;
  readonly noSuchAct: string;
  readonly notYours: string;
  readonly alreadyForgiven: string;
  readonly open: (when: string) => string;
  readonly decided: string;
  readonly decidedAlready: string;
  readonly tooOld: string;
  readonly needId: string;
  readonly needReason: (ref: string) => string;
  readonly received: (by: By, when: string) => string;
  /** `who`: null in their private chat. */
  readonly passedOn: (who: At | null, when: string) => Say;
  readonly kept: (who: At | null, days: number) => Say;
  readonly asked: (who: string, ref: string, a: AskedText) => string;
  readonly grant: string;
  readonly keep: string;
  readonly context: string;
  readonly noContext: string;
  readonly line: (who: string, words: string | null) => string;
  readonly staffKept: string;
  readonly reopened: string;
  readonly takenBack: (lost: readonly Lost[]) => string;
  readonly offer: (phrase: string) => string;
  readonly allowIt: string;
  readonly notNeeded: string;
  readonly allowed: (phrase: string) => string;
  readonly allowedBefore: string;
  readonly allowedNoMore: string;
  readonly left: string;
  /** Taking it back was taken back. */
  readonly countsAgain: (ref: string) => string;
}
const who = (i: Forgiven): At | null => (i.alone ? null : { at: i.member, name: i.name });
/** A line to somebody: named before others. */
const to = (whom: At | null, words: string): Say => (whom ? say`${whom} ${words}` : words);
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const names = (items: readonly Forgiven[], comma: string): string =>
  [...new Set(items.map((i) => i.name))].slice(0, 5).join(comma);

export const appealTexts: Texts<Catalogue> = {
  'zh-CN': {
    forgiven: (items) => {
      const [only, another] = items;
      if (!only || another) return `${names(items, '、')}：看过了，是误会，都撤掉了，抱歉打扰。`;
      const points = only.moved ? `${only.moved.amount} 分还你了，现在 ${only.moved.balance} 分。` : '';
      const again = only.did.remove && !only.did.kick ? '收起的那条麻烦再发一次。' : '';
      const why = only.lapsed ? '没人来得及看，就当是误会' : '看过了，是误会';
      const what = only.freed ? '可以说话了' : only.did.kick ? '已经作废' : '提醒已撤掉';
      return to(who(only), `${why}，${what}，抱歉打扰。${points}${again}`);
    },
    comeBack: (link) => `看过了，是误会，抱歉。从这里回来：${link}`,
    noSuchAct: '没有这条记录。看看编号对不对，或者到那个群里发。',
    notYours: '只能为自己的申诉。',
    alreadyForgiven: '这条早就撤掉了。',
    open: (when) => `已经在看了，${when} 前回你。`,
    decided: '这条看过了，还是维持。一条只看一次。',
    decidedAlready: '这条已经有人定了。',
    tooOld: '这条太久了，早就不算数了。',
    needId: '申诉哪一条？比如「申诉 3F2 我是问批号」。',
    needReason: (ref) => `加一句理由就行，比如「申诉 ${ref} 我是问批号」。`,
    received: (by, when) =>
      ({
        other: `收到，换一位管理员来看，${when} 前回你。看完之前不算次数。`,
        same: `收到。这里只有一位管理员，只能请 TA 再看一次，${when} 前回你。看完之前不算次数。`,
        nobody: `收到。这里还没有别的管理员能看，${when} 前没人管就撤掉。`,
      })[by],
    passedOn: (w, when) => to(w, `那位管理员还没来得及看，换了一位，${when} 前回你。`),
    kept: (w, days) => to(w, `又看了一遍，这次先维持；过 ${days} 天就不算了。`),
    asked: (name, ref, a) => `${name} 申诉 ${ref}：「${a.reason}」\n原话「${a.words}」。${a.when} 前定就行。`,
    grant: '撤掉',
    keep: '维持',
    context: '看上下文',
    noContext: '前后的话没有留下来。',
    line: (name, words) => `${name}：${words ?? '……'}`,
    staffKept: '好，维持，已告诉 TA。弄错了发「撤销」。',
    reopened: '撤销了，请再定一次。',
    takenBack: (lost) =>
      `撤掉了。${lost.includes('message') ? '删掉的消息我找不回来，请 TA 再发了。' : ''}${lost.includes('member') ? 'TA 已经不在群里，请您再邀一次。' : ''}`,
    offer: (phrase) => `以后「${phrase}」都放行吗？`,
    allowIt: '放行',
    notNeeded: '不用',
    allowed: (phrase) => `好，「${phrase}」以后放行。`,
    allowedBefore: '这句早就放行了。',
    allowedNoMore: '撤销了，那句不再放行。',
    left: '好，不动。',
    countsAgain: (ref) => `撤销了，${ref} 又算数。禁言、移出不会重来。`,
  },
  'zh-TW': {
    forgiven: (items) => {
      const [only, another] = items;
      if (!only || another) return `${names(items, '、')}：看過了，是誤會，都撤掉了，抱歉打擾。`;
      const points = only.moved ? `${only.moved.amount} 點還你了，現在 ${only.moved.balance} 點。` : '';
      const again = only.did.remove && !only.did.kick ? '收起的那則麻煩再傳一次。' : '';
      const why = only.lapsed ? '沒人來得及看，就當是誤會' : '看過了，是誤會';
      const what = only.freed ? '可以說話了' : only.did.kick ? '已經作廢' : '提醒已撤掉';
      return to(who(only), `${why}，${what}，抱歉打擾。${points}${again}`);
    },
    comeBack: (link) => `看過了，是誤會，抱歉。從這裡回來：${link}`,
    noSuchAct: '沒有這筆紀錄。看看編號對不對，或者到那個群組裡傳。',
    notYours: '只能為自己的申訴。',
    alreadyForgiven: '這條早就撤掉了。',
    open: (when) => `已經在看了，${when} 前回你。`,
    decided: '這條看過了，還是維持。一條只看一次。',
    decidedAlready: '這條已經有人定了。',
    tooOld: '這條太久了，早就不算數了。',
    needId: '申訴哪一條？例如「申訴 3F2 我是問批號」。',
    needReason: (ref) => `加一句理由就好，例如「申訴 ${ref} 我是問批號」。`,
    received: (by, when) =>
      ({
        other: `收到，換一位管理員來看，${when} 前回你。看完之前不算次數。`,
        same: `收到。這裡只有一位管理員，只能請 TA 再看一次，${when} 前回你。看完之前不算次數。`,
        nobody: `收到。這裡還沒有別的管理員能看，${when} 前沒人管就撤掉。`,
      })[by],
    passedOn: (w, when) => to(w, `那位管理員還沒來得及看，換了一位，${when} 前回你。`),
    kept: (w, days) => to(w, `又看了一遍，這次先維持；過 ${days} 天就不算了。`),
    asked: (name, ref, a) => `${name} 申訴 ${ref}：「${a.reason}」\n原話「${a.words}」。${a.when} 前定就好。`,
    grant: '撤掉',
    keep: '維持',
    context: '看上下文',
    noContext: '前後的話沒有留下來。',
    line: (name, words) => `${name}：${words ?? '……'}`,
    staffKept: '好，維持，已告訴 TA。弄錯了傳「撤銷」。',
    reopened: '撤銷了，請再定一次。',
    takenBack: (lost) =>
      `撤掉了。${lost.includes('message') ? '刪掉的訊息我找不回來，請 TA 再傳了。' : ''}${lost.includes('member') ? 'TA 已經不在群裡，請您再邀一次。' : ''}`,
    offer: (phrase) => `以後「${phrase}」都放行嗎？`,
    allowIt: '放行',
    notNeeded: '不用',
    allowed: (phrase) => `好，「${phrase}」以後放行。`,
    allowedBefore: '這句早就放行了。',
    allowedNoMore: '撤銷了，那句不再放行。',
    left: '好，不動。',
    countsAgain: (ref) => `撤銷了，${ref} 又算數。禁言、移出不會重來。`,
  },
  en: {
    forgiven: (items) => {
      const [only, another] = items;
      if (!only || another)
        return `${names(items, ', ')}: that was a misunderstanding. All taken back, sorry for the bother.`;
      const points = only.moved ? ` Your ${only.moved.amount} points are back, ${only.moved.balance} now.` : '';
      const again = only.did.remove && !only.did.kick ? ' Please send it again.' : '';
      const why = only.lapsed ? 'nobody could look in time' : 'that was a misunderstanding';
      const what = only.freed ? 'You can write again' : only.did.kick ? 'It is void' : 'The reminder is taken back';
      const words = `${why}. ${what}, sorry for the bother.${points}${again}`;
      return to(who(only), only.alone ? sentence(words) : words);
    },
    comeBack: (link) => `That was a misunderstanding, sorry. Come back here: ${link}`,
    noSuchAct: "There's no such record. Check the number, or send it in the group it was in.",
    notYours: 'You can only appeal your own.',
    alreadyForgiven: 'That one is taken back already.',
    open: (when) => `It is being looked at. You'll hear by ${when}.`,
    decided: 'It was looked at and stays. Each one is looked at once.',
    decidedAlready: 'Somebody has decided that already.',
    tooOld: "That one is long past and doesn't count any more.",
    needId: 'Which one? For example: /appeal 3F2 I was only asking',
    needReason: (ref) => `Add a word why, like: /appeal ${ref} I was only asking`,
    received: (by, when) =>
      ({
        other: `Got it. Another admin will look; you'll hear by ${when}. Until then it doesn't count.`,
        same: `Got it. There is only one admin, who will look again; you'll hear by ${when}. Until then it doesn't count.`,
        nobody: `Got it. There is no other admin to look yet. If nobody does by ${when}, it is taken back.`,
      })[by],
    passedOn: (w, when) =>
      to(w, `${w ? 'that' : 'That'} admin hasn't had time yet, so I asked another. You'll hear by ${when}.`),
    kept: (w, days) =>
      to(w, `${w ? 'it' : 'It'} was looked at again and stays for now. After ${days} days it no longer counts.`),
    asked: (name, ref, a) =>
      `${name} appeals ${ref}: "${a.reason}"\nTheir words: "${a.words}". Please decide by ${a.when}.`,
    grant: 'Take it back',
    keep: 'Let it stand',
    context: 'Show what was said around it',
    noContext: 'What was said around it was not kept.',
    line: (name, words) => `${name}: ${words ?? '...'}`,
    staffKept: 'OK, it stands, and they know. Wrong? /undo',
    reopened: 'Taken back. Please decide again.',
    takenBack: (lost) =>
      `Taken back.${lost.includes('message') ? " I can't bring the deleted message back, so I asked them to send it again." : ''}${lost.includes('member') ? ' They are out of the group: please invite them again.' : ''}`,
    offer: (phrase) => `Let "${phrase}" pass from now on?`,
    allowIt: 'Let it pass',
    notNeeded: 'No need',
    allowed: (phrase) => `OK, "${phrase}" is fine from now on.`,
    allowedBefore: 'That one passes already.',
    allowedNoMore: 'Taken back. That one no longer passes.',
    left: 'OK, left as it is.',
    countsAgain: (ref) => `OK, ${ref} counts again. Mutes and removals are not repeated.`,
  },
};
