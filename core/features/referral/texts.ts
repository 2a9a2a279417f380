import type { Texts } from '../../types.ts';
import type { Funnel } from './rules.ts';

interface Catalogue {
  readonly link: (code: string, link: string) => string;
  readonly code: (code: string) => string;
  readonly mine: (kept: number, waiting: number) => string;
  readonly sent: string;
  readonly taken: (name: string) => string;
  readonly noCode: string;
  readonly own: string;
  readonly before: string;
  readonly late: (days: number) => string;
  readonly how: string;
  readonly kept: (name: string, days: number, amount: number) => string;
}
export const referralTexts: Texts<Catalogue> = {
  'zh-CN': {
    link: (code, link) => `你的邀请链接：${link}\n链接用不了就让 TA 进群发「邀请码 ${code}」。`,
    code: (code) => `拉朋友进群后，让 TA 发「邀请码 ${code}」，就记在你名下。`,
    mine: (kept, waiting) => `你请来的：${kept} 位留下了，${waiting} 位还在看。`,
    sent: '链接私信给你了。',
    taken: (name) => `记下了，是 ${name} 请你来的。`,
    noCode: '没有这个邀请码，再对一下？',
    own: '这是你自己的邀请码，发给朋友用吧。',
    before: '你怎么来的已经记过了，不用再发。',
    late: (days) => `邀请码要在进群 ${days} 天内发，这次记不上了。`,
    how: '像这样发：邀请码 K7M3W9',
    kept: (name, days, amount) => `${name} 来了 ${days} 天还在聊，谢谢你请 TA 来${amount > 0 ? `，+${amount}` : ''}。`,
  },
  'zh-TW': {
    link: (code, link) => `你的邀請連結：${link}\n連結用不了就讓 TA 進群傳「邀請碼 ${code}」。`,
    code: (code) => `拉朋友進群後，讓 TA 傳「邀請碼 ${code}」，就記在你名下。`,
    mine: (kept, waiting) => `你請來的：${kept} 位留下了，${waiting} 位還在看。`,
    sent: '連結私訊給你了。',
    taken: (name) => `記下了，是 ${name} 請你來的。`,
    noCode: '沒有這個邀請碼，再對一下？',
    own: '這是你自己的邀請碼，傳給朋友用吧。',
    before: '你怎麼來的已經記過了，不用再傳。',
    late: (days) => `邀請碼要在進群 ${days} 天內傳，這次記不上了。`,
    how: '像這樣傳：邀請碼 K7M3W9',
    kept: (name, days, amount) => `${name} 來了 ${days} 天還在聊，謝謝你請 TA 來${amount > 0 ? `，+${amount}` : ''}。`,
  },
  en: {
    link: (code, link) => `Your invite link: ${link}\nIf it fails, they send /invite-code ${code} in the group.`,
    code: (code) => `Bring a friend in, let them send /invite-code ${code}, and it counts for you.`,
    mine: (kept, waiting) => `You invited: ${kept} stayed, ${waiting} are looking around.`,
    sent: 'I sent you the link in private.',
    taken: (name) => `Noted: ${name} invited you.`,
    noCode: 'I do not know that code. Check it once more?',
    own: 'That is your own code. It is for your friends.',
    before: 'How you came is written down already.',
    late: (days) => `A code counts within ${days} days of joining. Too late this time.`,
    how: 'Like this: /invite-code K7M3W9',
    kept: (name, days, amount) =>
      `${name} is still here after ${days} days. Thanks for the invite${amount > 0 ? `, +${amount}` : ''}.`,
  },
};

interface ForStaff {
  readonly report: (all: readonly Funnel[], more: number) => string;
  readonly nobody: string;
  readonly unknown: string;
  readonly invitedBy: (name: string) => string;
  readonly added: (name: string, code: string) => string;
  readonly addedLink: (name: string, code: string, link: string) => string;
  readonly same: (name: string, code: string) => string;
  readonly how: string;
}
export const channelTexts: Texts<ForStaff> = {
  'zh-CN': {
    report: (all, more) =>
      `近 30 天，来 → 说话 → 留满 7 天：\n${all.map((f) => `${f.source} ${f.joined} → ${f.spoke} → ${f.stayed}`).join('；')}${more > 0 ? `；另有 ${more} 个来源` : ''}`,
    nobody: '近 30 天没人进群。发「渠道 添加 地推」可以建一个渠道码。',
    unknown: '没说',
    invitedBy: (name) => `${name}请的`,
    added: (name, code) => `「${name}」的码是 ${code}，印在海报上，让新人进群发「邀请码 ${code}」。`,
    addedLink: (name, code, link) => `「${name}」的链接：${link}\n也可以让新人发「邀请码 ${code}」。`,
    same: (name, code) => `「${name}」已经有了，码是 ${code}。`,
    how: '发「渠道」看报表，发「渠道 添加 地推」建一个，名字最多 12 个字。',
  },
  'zh-TW': {
    report: (all, more) =>
      `近 30 天，來 → 說話 → 留滿 7 天：\n${all.map((f) => `${f.source} ${f.joined} → ${f.spoke} → ${f.stayed}`).join('；')}${more > 0 ? `；另有 ${more} 個來源` : ''}`,
    nobody: '近 30 天沒人進群。傳「渠道 新增 地推」可以建一個渠道碼。',
    unknown: '沒說',
    invitedBy: (name) => `${name}請的`,
    added: (name, code) => `「${name}」的碼是 ${code}，印在海報上，讓新人進群傳「邀請碼 ${code}」。`,
    addedLink: (name, code, link) => `「${name}」的連結：${link}\n也可以讓新人傳「邀請碼 ${code}」。`,
    same: (name, code) => `「${name}」已經有了，碼是 ${code}。`,
    how: '傳「渠道」看報表，傳「渠道 新增 地推」建一個，名字最多 12 個字。',
  },
  en: {
    report: (all, more) =>
      `Last 30 days, came → spoke → stayed 7 days:\n${all.map((f) => `${f.source} ${f.joined} → ${f.spoke} → ${f.stayed}`).join('; ')}${more > 0 ? `; ${more} more` : ''}`,
    nobody: 'Nobody joined in 30 days. /channels add poster makes a channel code.',
    unknown: 'not said',
    invitedBy: (name) => `by ${name}`,
    added: (name, code) => `The code of "${name}" is ${code}: newcomers send /invite-code ${code}.`,
    addedLink: (name, code, link) => `Link of "${name}": ${link}\nOr newcomers send /invite-code ${code}.`,
    same: (name, code) => `"${name}" is there already: ${code}.`,
    how: '/channels shows the report, /channels add poster makes one (at most 12 characters).',
  },
};
