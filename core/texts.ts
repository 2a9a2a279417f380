/** The few sentences that belong to no feature. */
import type { Role, Texts } from './types.ts';

interface Core {
  readonly failed: string;
  readonly notAllowed: (needed: Role) => string;
  readonly off: (title: string) => string;
  readonly expired: string;
  readonly pick: string;
  readonly cancelled: string;
}
export const coreTexts: Texts<Core> = {
  'zh-CN': {
    failed: '刚才没办成，什么都没变。等一会儿再试试。',
    notAllowed: (needed) =>
      `这个要${{ member: '成员', helper: '帮手', moderator: '版主', admin: '管理员', owner: '群主' }[needed]}来。`,
    off: (title) => `「${title}」还没打开，管理员发「打开 ${title}」就有了。`,
    expired: '这个已经过期了，再发一次命令就好。',
    pick: '选一个就好，不想选就发「取消」。',
    cancelled: '好，先不弄了。',
  },
  'zh-TW': {
    failed: '剛才沒辦成，什麼都沒變。等一會兒再試試。',
    notAllowed: (needed) =>
      `這個要${{ member: '成員', helper: '幫手', moderator: '版主', admin: '管理員', owner: '群主' }[needed]}來。`,
    off: (title) => `「${title}」還沒打開，管理員傳「打開 ${title}」就有了。`,
    expired: '這個已經過期了，再傳一次指令就好。',
    pick: '選一個就好，不想選就傳「取消」。',
    cancelled: '好，先不弄了。',
  },
  en: {
    failed: "That didn't work and nothing changed. Try again in a moment.",
    notAllowed: (needed) =>
      `That one is for ${{ member: 'members', helper: 'helpers', moderator: 'moderators', admin: 'admins', owner: 'the owner' }[needed]}.`,
    off: (title) => `${title} is off here. An admin can send: /on ${title.toLowerCase()}`,
    expired: 'That one has expired. Just send the command again.',
    pick: 'Pick one, or send "cancel".',
    cancelled: 'OK, left as it was.',
  },
};
