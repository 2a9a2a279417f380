import type { MergeItem, Texts } from '../../types.ts';
import type { Decision } from './rules.ts';

/** What staff read before they decide. Words of members are cut to size before they come here. */
export interface CardText {
  readonly group: string;
  readonly author: string;
  /** Null: not kept. */
  readonly words: string | null;
  /** How many reported it. */
  readonly voices: number;
  readonly reasons: readonly string[];
  /** Lines around it, as `May：早`. */
  readonly near: readonly string[];
  /** Further reports that wait. */
  readonly more: number;
}
interface Catalogue {
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly thanks: (items: readonly MergeItem[]) => string;
  readonly thanksAlone: string;
  readonly again: string;
  readonly seen: string;
  readonly needQuote: string;
  readonly own: string;
  readonly mine: string;
  readonly tooMany: (most: number) => string;
  readonly nobody: string;
  readonly onlyThem: string;
  readonly unknown: string;
  readonly card: (c: CardText) => string;
  readonly near: (name: string, words: string | null) => string;
  readonly done: (d: Decision) => string;
  readonly onlyDeleted: string;
  readonly askedBack: string;
  readonly warnedInstead: string;
  readonly settled: (who: string, d: Decision | 'lapsed') => string;
  readonly gone: string;
  readonly empty: string;
  readonly waiting: (n: number) => string;
  readonly page: (n: number, from: number, to: number) => string;
  readonly next: string;
  readonly reopened: string;
  readonly notBack: string;
}
const joined = (reasons: readonly string[], comma: string): string => reasons.join(comma);

export const reportTexts: Texts<Catalogue> = {
  'zh-CN': {
    decisions: { delete: '删除', warn: '警告', mute: '禁言', leave: '不处理', false: '误报' },
    thanks: (items) =>
      items.length > 1 ? `收到 ${items.length} 条举报，管理员会看，谢谢。` : '收到，管理员会看，谢谢。',
    thanksAlone: '收到，管理员会看，谢谢。是谁报的不会说出去。',
    again: '这条您报过了，管理员会看。',
    seen: '这条管理员已经看过了。',
    needQuote: '要报哪一条？引用那条消息再发「举报」。',
    own: '这是您自己的消息，直接撤回就行。',
    mine: '这是我说的。哪里不对，直接跟管理员说吧。',
    tooMany: (most) => `今天报了 ${most} 条了，急事请直接找管理员。`,
    nobody: '这里还没有管理员，暂时没人能看。',
    onlyThem: '这里只有 TA 一位管理员，我不把举报交给本人。',
    unknown: '我不知道那条是谁发的，请直接告诉管理员。',
    card: (c) =>
      [
        `「${c.group}」里 ${c.voices} 人举报了 ${c.author}：${c.words === null ? '（原话没有留）' : `「${c.words}」`}`,
        c.reasons.length > 0 ? `理由：${joined(c.reasons, '；')}` : '',
        c.near.length > 0 ? `前后：${c.near.join(' / ')}` : '',
        c.more > 0 ? `后面还有 ${c.more} 条。` : '',
      ]
        .filter(Boolean)
        .join('\n'),
    near: (name, words) => `${name}：${words ?? '……'}`,
    done: (d) =>
      ({
        delete: '好，收起来了，也提醒了 TA。弄错了发「撤销」。',
        warn: '好，警告了 TA。弄错了发「撤销」。',
        mute: '好，先让 TA 歇一会儿。弄错了发「撤销」。',
        leave: '好，先放着。',
        false: '好，记作误报。',
      })[d],
    onlyDeleted: '好，收起来了。TA 也是管理人员，话要您自己说。弄错了发「撤销」。',
    askedBack: '这里我删不了，请 TA 自己撤回了。弄错了发「撤销」。',
    warnedInstead: '这里没有禁言，改成警告了。弄错了发「撤销」。',
    settled: (who, d) =>
      d === 'lapsed' ? '这条放太久，已经过期了。' : `${who} 看过了：${reportTexts['zh-CN'].decisions[d]}。`,
    gone: '这条举报找不到了。',
    empty: '没有等着看的举报。',
    waiting: (n) => `有 ${n} 条举报等着看，私聊我发「举报列表」。`,
    page: (n, from, to) => `${n} 条等着看${n > to || from > 1 ? `，这是第 ${from} 到 ${to} 条` : ''}：`,
    next: '下一页',
    reopened: '撤销了，这条又在「举报列表」里了。',
    notBack: '撤销了，这条又在「举报列表」里；删掉的消息我找不回来。',
  },
  'zh-TW': {
    decisions: { delete: '刪除', warn: '警告', mute: '禁言', leave: '不處理', false: '誤報' },
    thanks: (items) =>
      items.length > 1 ? `收到 ${items.length} 則檢舉，管理員會看，謝謝。` : '收到，管理員會看，謝謝。',
    thanksAlone: '收到，管理員會看，謝謝。是誰報的不會說出去。',
    again: '這則您報過了，管理員會看。',
    seen: '這則管理員已經看過了。',
    needQuote: '要報哪一則？引用那則訊息再傳「檢舉」。',
    own: '這是您自己的訊息，直接收回就好。',
    mine: '這是我說的。哪裡不對，直接跟管理員說吧。',
    tooMany: (most) => `今天報了 ${most} 則了，急事請直接找管理員。`,
    nobody: '這裡還沒有管理員，暫時沒人能看。',
    onlyThem: '這裡只有 TA 一位管理員，我不把檢舉交給本人。',
    unknown: '我不知道那則是誰傳的，請直接告訴管理員。',
    card: (c) =>
      [
        `「${c.group}」裡 ${c.voices} 人檢舉了 ${c.author}：${c.words === null ? '（原話沒有留）' : `「${c.words}」`}`,
        c.reasons.length > 0 ? `理由：${joined(c.reasons, '；')}` : '',
        c.near.length > 0 ? `前後：${c.near.join(' / ')}` : '',
        c.more > 0 ? `後面還有 ${c.more} 則。` : '',
      ]
        .filter(Boolean)
        .join('\n'),
    near: (name, words) => `${name}：${words ?? '……'}`,
    done: (d) =>
      ({
        delete: '好，收起來了，也提醒了 TA。弄錯了傳「撤銷」。',
        warn: '好，警告了 TA。弄錯了傳「撤銷」。',
        mute: '好，先讓 TA 歇一會兒。弄錯了傳「撤銷」。',
        leave: '好，先放著。',
        false: '好，記作誤報。',
      })[d],
    onlyDeleted: '好，收起來了。TA 也是管理人員，話要您自己說。弄錯了傳「撤銷」。',
    askedBack: '這裡我刪不了，請 TA 自己收回了。弄錯了傳「撤銷」。',
    warnedInstead: '這裡沒有禁言，改成警告了。弄錯了傳「撤銷」。',
    settled: (who, d) =>
      d === 'lapsed' ? '這則放太久，已經過期了。' : `${who} 看過了：${reportTexts['zh-TW'].decisions[d]}。`,
    gone: '這則檢舉找不到了。',
    empty: '沒有等著看的檢舉。',
    waiting: (n) => `有 ${n} 則檢舉等著看，私訊我「檢舉列表」。`,
    page: (n, from, to) => `${n} 則等著看${n > to || from > 1 ? `，這是第 ${from} 到 ${to} 則` : ''}：`,
    next: '下一頁',
    reopened: '撤銷了，這則又在「檢舉列表」裡了。',
    notBack: '撤銷了，這則又在「檢舉列表」裡；刪掉的訊息我找不回來。',
  },
  en: {
    decisions: { delete: 'Delete', warn: 'Warn', mute: 'Mute', leave: 'Leave it', false: 'False alarm' },
    thanks: (items) =>
      items.length > 1 ? `Got ${items.length} reports, staff will look. Thanks.` : 'Got it, staff will look. Thanks.',
    thanksAlone: "Got it, staff will look. Thanks. I won't say who told me.",
    again: 'You reported that one already. Staff will look.',
    seen: 'Staff have looked at that one already.',
    needQuote: 'Which message? Reply to it with /report.',
    own: 'That one is yours. Just take it back.',
    mine: 'That was me. If something is wrong, tell an admin directly.',
    tooMany: (most) => `That was ${most} today. If it is urgent, turn to an admin directly.`,
    nobody: 'There is no admin here yet, so nobody can look.',
    onlyThem: "They are the only admin here, and I don't hand a report to the person it is about.",
    unknown: "I don't know who wrote that. Please tell an admin directly.",
    card: (c) =>
      [
        `${c.author} in "${c.group}", reported by ${c.voices}: ${c.words === null ? '(words not kept)' : `"${c.words}"`}`,
        c.reasons.length > 0 ? `Reason: ${joined(c.reasons, '; ')}` : '',
        c.near.length > 0 ? `Around it: ${c.near.join(' / ')}` : '',
        c.more > 0 ? `${c.more} more after this.` : '',
      ]
        .filter(Boolean)
        .join('\n'),
    near: (name, words) => `${name}: ${words ?? '...'}`,
    done: (d) =>
      ({
        delete: 'OK, taken down, and they got a reminder. Wrong? /undo',
        warn: 'OK, they got a warning. Wrong? /undo',
        mute: 'OK, they have a break now. Wrong? /undo',
        leave: 'OK, left as it is.',
        false: 'OK, noted as a false alarm.',
      })[d],
    onlyDeleted: 'OK, taken down. They are staff too, so the words are up to you. Wrong? /undo',
    askedBack: "I can't delete there, so I asked them to take it back. Wrong? /undo",
    warnedInstead: 'There is no mute there, so they got a warning. Wrong? /undo',
    settled: (who, d) =>
      d === 'lapsed' ? 'That one waited too long and is closed.' : `${who} decided: ${reportTexts.en.decisions[d]}.`,
    gone: "I can't find that report any more.",
    empty: 'No reports are waiting.',
    waiting: (n) => `${n} ${n === 1 ? 'report is' : 'reports are'} waiting. Send me /reports in private.`,
    page: (n, from, to) => `${n} waiting${n > to || from > 1 ? `, ${from} to ${to}` : ''}:`,
    next: 'More',
    reopened: 'Taken back. It is in /reports again.',
    notBack: "Taken back. It is in /reports again; I can't bring the deleted message back.",
  },
};

/** What the member reads when a report was right. */
export const reportTitle: Texts = { 'zh-CN': '成员举报', 'zh-TW': '成員檢舉', en: 'a report' };
export const reportLead: Texts = {
  'zh-CN': '管理员看过，这条不太合适哦',
  'zh-TW': '管理員看過，這則不太合適喔',
  en: 'staff had a look and that was not OK here',
};
