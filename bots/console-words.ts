/** The terminal view's own words. The bot's are its own. */
import type { NoticeLine, PlayError } from '../adapters/playground/index.ts';
import type { Texts } from '../core/types.ts';

export interface ConsoleWords {
  readonly welcome: string;
  readonly help: readonly string[];
  readonly bot: string;
  readonly picture: string;
  readonly edited: string;
  readonly you: (name: string, room: 'group' | 'private') => string;
  readonly unknown: (word: string) => string;
  readonly failed: (why: string) => string;
  readonly trace: (on: boolean) => string;
  readonly people: (names: string) => string;
  readonly notices: Readonly<Record<NoticeLine['what'], (n: NoticeLine, until: string) => string>>;
  readonly problems: Readonly<Record<PlayError['what'], string>>;
}

export const consoleWords: Texts<ConsoleWords> = {
  'zh-CN': {
    welcome: '小榕练习场，在终端里。直接打字就是说话；:help 看怎么换人，:quit 退出。',
    help: [
      ':as May      换个人演（:as 店长 Lin、:as 小禾 ……）',
      ':private     和小榕私聊        :group   回到群里',
      ':press 2     点最近那条消息的第 2 个按钮',
      ':join :leave 进群、退群        :trace   看看幕后，再打一次收起',
      ':quit        退出',
    ],
    bot: '小榕',
    picture: '[图片]',
    edited: '（改过）',
    you: (name, room) => `现在你是 ${name}，${room === 'group' ? '在群里' : '在和小榕私聊'}。`,
    unknown: (word) => `没有 ${word} 这个。:help 看有哪些。`,
    failed: (why) => `出错了：${why}`,
    trace: (on) => (on ? '幕后打开了。' : '幕后收起了。'),
    people: (names) => `可以演：${names}`,
    notices: {
      joined: (n) => `${n.name} 进群了`,
      left: (n) => `${n.name} 退群了`,
      kicked: (n) => `小榕把 ${n.name} 移出了群`,
      banned: (n) => `小榕把 ${n.name} 移出了群，不能再进来`,
      muted: (n, until) => `小榕让 ${n.name} 禁言到 ${until}`,
      unmuted: (n) => `${n.name} 可以说话了`,
      titled: (n) => `${n.name} 得了头衔「${n.detail}」`,
      untitled: (n) => `${n.name} 的头衔「${n.detail}」取下了`,
      renamed: (n) => `${n.detail} 改名叫 ${n.name}`,
      pinned: () => '小榕置顶了一条消息',
      removed: (n) => `小榕删掉了 ${n.name ?? '自己'} 的一条消息`,
      'cannot-speak-muted': (n, until) => `没发出去：${n.name} 被禁言到 ${until}`,
      'cannot-speak-absent': (n) => `没发出去：${n.name} 不在群里，先 :join`,
      'cannot-join-banned': (n) => `${n.name} 被拉黑了，进不了群`,
    },
    problems: {
      'no-person': '没有这个人。',
      'no-message': '这条消息已经不在了。',
      'no-button': '没有这个按钮。',
      empty: '先写点什么吧。',
      'too-long': '太长了，最多 4096 字。',
      'not-yours': '只能改自己的消息。',
      'as-it-is': '已经是这样了。',
      'owner-stays': '群主不能退群。',
      'name-taken': '这个名字有人用了。',
    },
  },
  'zh-TW': {
    welcome: '小榕練習場，在終端機裡。直接打字就是說話；:help 看怎麼換人，:quit 離開。',
    help: [
      ':as May      換個人演（:as 店长 Lin、:as 小禾 ……）',
      ':private     私訊小榕          :group   回到群裡',
      ':press 2     按最近那則訊息的第 2 個按鈕',
      ':join :leave 進群、退群        :trace   看看幕後，再打一次收起',
      ':quit        離開',
    ],
    bot: '小榕',
    picture: '[圖片]',
    edited: '（改過）',
    you: (name, room) => `現在你是 ${name}，${room === 'group' ? '在群裡' : '在和小榕私訊'}。`,
    unknown: (word) => `沒有 ${word} 這個。:help 看有哪些。`,
    failed: (why) => `出錯了：${why}`,
    trace: (on) => (on ? '幕後打開了。' : '幕後收起了。'),
    people: (names) => `可以演：${names}`,
    notices: {
      joined: (n) => `${n.name} 進群了`,
      left: (n) => `${n.name} 退群了`,
      kicked: (n) => `小榕把 ${n.name} 移出了群`,
      banned: (n) => `小榕把 ${n.name} 移出了群，不能再進來`,
      muted: (n, until) => `小榕讓 ${n.name} 禁言到 ${until}`,
      unmuted: (n) => `${n.name} 可以說話了`,
      titled: (n) => `${n.name} 得了頭銜「${n.detail}」`,
      untitled: (n) => `${n.name} 的頭銜「${n.detail}」取下了`,
      renamed: (n) => `${n.detail} 改名叫 ${n.name}`,
      pinned: () => '小榕置頂了一則訊息',
      removed: (n) => `小榕刪掉了 ${n.name ?? '自己'} 的一則訊息`,
      'cannot-speak-muted': (n, until) => `沒送出去：${n.name} 被禁言到 ${until}`,
      'cannot-speak-absent': (n) => `沒送出去：${n.name} 不在群裡，先 :join`,
      'cannot-join-banned': (n) => `${n.name} 被封鎖了，進不了群`,
    },
    problems: {
      'no-person': '沒有這個人。',
      'no-message': '這則訊息已經不在了。',
      'no-button': '沒有這個按鈕。',
      empty: '先寫點什麼吧。',
      'too-long': '太長了，最多 4096 字。',
      'not-yours': '只能改自己的訊息。',
      'as-it-is': '已經是這樣了。',
      'owner-stays': '群主不能退群。',
      'name-taken': '這個名字有人用了。',
    },
  },
  en: {
    welcome:
      'Banyan’s playground in a terminal. What you type is said; :help shows how to be somebody else, :quit ends.',
    help: [
      ':as May      play somebody else (:as 店长 Lin, :as 小禾 …)',
      ':private     talk to Banyan in private     :group   back to the group',
      ':press 2     press button 2 of the newest message that has buttons',
      ':join :leave the group                     :trace   look behind the scenes; again to stop',
      ':quit        end',
    ],
    bot: 'Banyan',
    picture: '[picture]',
    edited: '(changed)',
    you: (name, room) => `You are ${name}, ${room === 'group' ? 'in the group' : 'in private with Banyan'}.`,
    unknown: (word) => `There is no ${word}. :help lists what there is.`,
    failed: (why) => `Something went wrong: ${why}`,
    trace: (on) => (on ? 'Behind the scenes: on.' : 'Behind the scenes: off.'),
    people: (names) => `You can play: ${names}`,
    notices: {
      joined: (n) => `${n.name} joined`,
      left: (n) => `${n.name} left`,
      kicked: (n) => `Banyan removed ${n.name} from the group`,
      banned: (n) => `Banyan removed ${n.name} from the group for good`,
      muted: (n, until) => `Banyan muted ${n.name} until ${until}`,
      unmuted: (n) => `${n.name} can speak again`,
      titled: (n) => `${n.name} got the title “${n.detail}”`,
      untitled: (n) => `${n.name} no longer has the title “${n.detail}”`,
      renamed: (n) => `${n.detail} is now called ${n.name}`,
      pinned: () => 'Banyan pinned a message',
      removed: (n) => `Banyan deleted a message by ${n.name ?? 'itself'}`,
      'cannot-speak-muted': (n, until) => `Not sent: ${n.name} is muted until ${until}`,
      'cannot-speak-absent': (n) => `Not sent: ${n.name} is not in the group; :join first`,
      'cannot-join-banned': (n) => `${n.name} is banned and cannot join`,
    },
    problems: {
      'no-person': 'There is nobody of that name.',
      'no-message': 'This message is no longer there.',
      'no-button': 'There is no such button.',
      empty: 'Write something first.',
      'too-long': 'Too long: 4,096 characters at most.',
      'not-yours': 'Only one’s own messages can be changed.',
      'as-it-is': 'It is like that already.',
      'owner-stays': 'The owner cannot leave the group.',
      'name-taken': 'Somebody has that name.',
    },
  },
};
