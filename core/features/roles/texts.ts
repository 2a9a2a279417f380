import { say } from '../../kit/reply.ts';
import { locales, type At, type Role, type Say, type Texts } from '../../types.ts';
import { foldCommand } from '../../text/index.ts';
import type { Why } from './rules.ts';

export const roleNames: Texts<Readonly<Record<Role, string>>> = {
  'zh-CN': { owner: '群主', admin: '管理员', moderator: '版主', helper: '帮手', member: '成员' },
  'zh-TW': { owner: '群主', admin: '管理員', moderator: '版主', helper: '幫手', member: '成員' },
  en: { owner: 'owner', admin: 'admin', moderator: 'moderator', helper: 'helper', member: 'member' },
};
const others: Readonly<Record<string, Role>> = {
  管理: 'admin',
  群管: 'moderator',
  mod: 'moderator',
  administrator: 'admin',
};
const byName = new Map<string, Role>([
  ...locales.flatMap((l) =>
    Object.entries(roleNames[l]).map(([role, name]) => [foldCommand(name), role as Role] as const),
  ),
  ...Object.entries(others),
]);
/** The role called so in any language. */
export const roleCalled = (text: string): Role | undefined => byName.get(foldCommand(text));

interface Catalogue {
  readonly raised: (who: At, role: string) => Say;
  readonly lowered: (who: At, role: string) => Say;
  /** `role`: of `same` and `platform` theirs, of `above` the highest that may be given. */
  readonly why: (why: Why, role: string) => string;
  readonly changedSince: string;
  readonly whom: string;
  readonly which: string;
  readonly staff: (groups: readonly { role: string; names: readonly string[]; more: number }[]) => string;
  readonly nobody: string;
  readonly claimed: (community: string) => string;
  readonly already: string;
  readonly taken: (owner: string) => string;
  readonly wrong: (left: number) => string;
  readonly wait: string;
  readonly inPrivate: string;
  readonly noCode: string;
  readonly codeAfter: string;
}
export const rolesTexts: Texts<Catalogue> = {
  'zh-CN': {
    raised: (who, role) => say`${who} 现在是${role}了，发「帮助」看看多了什么。`,
    lowered: (who, role) => say`${who} 现在是${role}。`,
    why: (why, role) =>
      ({
        same: `TA 已经是${role}了。`,
        platform: `TA 在平台上就是${role}，要到平台的群设置里改。`,
        above: `最高能任命${role}，再往上要群主来。`,
        over: 'TA 的身份不比你低，这个要群主来。',
        last: '现在只有一位群主。先任命一位接手，比如「任命 @May 群主」。',
      })[why],
    changedSince: '后来又有人改过 TA 的身份，先不动。',
    whom: '任命谁？@ 一下，比如「任命 @May 版主」。',
    which: '哪个身份？有帮手、版主、管理员、群主。比如「任命 @May 版主」。',
    staff: (groups) =>
      groups
        .map((g) => `${g.role}：${g.names.join('、')}${g.more > 0 ? ` 等 ${g.names.length + g.more} 位` : ''}`)
        .join('；'),
    nobody: '还没有群主。装我的人私聊发「认领 验证码」就是了。',
    claimed: (community) => `好，「${community}」以后听您的。`,
    already: '您已经是群主了。',
    taken: (owner) => `已经有群主了（${owner}），请 TA 任命你。`,
    wrong: (left) =>
      left > 0 ? `不对，再看看我启动时打印的那行。还能试 ${left} 次。` : '不对，而且试得太多了，一小时后再来。',
    wait: '试得太多了，一小时后再来。',
    inPrivate: '这个私聊发给我，别让大家看见验证码。',
    noCode: '这里不用认领。',
    codeAfter: '后面写上我启动时打印的验证码，比如「认领 246810」。',
  },
  'zh-TW': {
    raised: (who, role) => say`${who} 現在是${role}了，傳「幫助」看看多了什麼。`,
    lowered: (who, role) => say`${who} 現在是${role}。`,
    why: (why, role) =>
      ({
        same: `TA 已經是${role}了。`,
        platform: `TA 在平台上就是${role}，要到平台的群組設定裡改。`,
        above: `最高能任命${role}，再往上要群主來。`,
        over: 'TA 的身分不比你低，這個要群主來。',
        last: '現在只有一位群主。先任命一位接手，例如「任命 @May 群主」。',
      })[why],
    changedSince: '後來又有人改過 TA 的身分，先不動。',
    whom: '任命誰？@ 一下，例如「任命 @May 版主」。',
    which: '哪個身分？有幫手、版主、管理員、群主。例如「任命 @May 版主」。',
    staff: (groups) =>
      groups
        .map((g) => `${g.role}：${g.names.join('、')}${g.more > 0 ? ` 等 ${g.names.length + g.more} 位` : ''}`)
        .join('；'),
    nobody: '還沒有群主。裝我的人私訊傳「認領 驗證碼」就是了。',
    claimed: (community) => `好，「${community}」以後聽您的。`,
    already: '您已經是群主了。',
    taken: (owner) => `已經有群主了（${owner}），請 TA 任命你。`,
    wrong: (left) =>
      left > 0 ? `不對，再看看我啟動時印出的那行。還能試 ${left} 次。` : '不對，而且試得太多了，一小時後再來。',
    wait: '試得太多了，一小時後再來。',
    inPrivate: '這個私訊傳給我，別讓大家看見驗證碼。',
    noCode: '這裡不用認領。',
    codeAfter: '後面寫上我啟動時印出的驗證碼，例如「認領 246810」。',
  },
  en: {
    raised: (who, role) => say`${who} is ${role} now. Send /help to see what is new.`,
    lowered: (who, role) => say`${who} is ${role} now.`,
    why: (why, role) =>
      ({
        same: `They are ${role} already.`,
        platform: `The platform itself makes them ${role}. Change it in the group's own settings.`,
        above: `The highest you can give is ${role}. More is for the owner.`,
        over: 'They stand no lower than you. That one is for the owner.',
        last: 'There is only one owner. Name another first: /role @May owner',
      })[why],
    changedSince: 'Somebody changed their role since then, so I left it.',
    whom: 'Whom? Mention one person: /role @May moderator',
    which: 'Which role? helper, moderator, admin or owner: /role @May moderator',
    staff: (groups) =>
      groups.map((g) => `${g.role}: ${g.names.join(', ')}${g.more > 0 ? ` and ${g.more} more` : ''}`).join('; '),
    nobody: 'Nobody is owner yet. Whoever installed me sends /claim with the code, in private.',
    claimed: (community) => `Right, ${community} is yours.`,
    already: 'You are the owner already.',
    taken: (owner) => `There is an owner already (${owner}). Ask them for a role.`,
    wrong: (left) =>
      left > 0
        ? `Not that one. See the line I printed when I started. ${left} tries left.`
        : 'Not that one, and too many tries. Come back in an hour.',
    wait: 'Too many tries. Come back in an hour.',
    inPrivate: 'Send me that in private, so that nobody sees the code.',
    noCode: 'Nothing to claim here.',
    codeAfter: 'Add the code I printed when I started: /claim 246810',
  },
};
