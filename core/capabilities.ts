/**
 * What becomes of everything the bot can do to the outside where a platform cannot: one table, for the owner at set-up,
 * for docs/platforms.md, and held against `fallback.ts` by a test. Nothing is left out in silence.
 */
import type { Capability } from './ports.ts';
import type { Texts } from './types.ts';

export interface Outcome {
  /** What it is, in two or three words. */
  readonly name: Texts;
  /** `words`: said in the room instead; `other`: done another way; `nothing`: left out, and staff are told. */
  readonly instead: 'words' | 'other' | 'nothing';
  /** What is done instead, to stand in brackets behind the name. */
  readonly without: Texts;
}
/** What can be lacking. Timers never leave the house; a platform that cannot speak is none; `choices.muted` and `private.open` are asked for by who says the words. */
export type Lackable = Exclude<Capability, 'later' | 'cancel' | 'send' | 'ask' | 'choices.muted' | 'private.open'>;

const staffTold: Texts = { 'zh-CN': '告诉管理员', 'zh-TW': '告訴管理員', en: 'staff are told' };

export const outcomes: Readonly<Record<Lackable, Outcome>> = {
  choices: {
    name: { 'zh-CN': '按钮', 'zh-TW': '按鈕', en: 'buttons' },
    instead: 'words',
    without: { 'zh-CN': '改成回数字', 'zh-TW': '改成回數字', en: 'numbered lines instead' },
  },
  links: {
    name: { 'zh-CN': '链接按钮', 'zh-TW': '連結按鈕', en: 'link buttons' },
    instead: 'words',
    without: { 'zh-CN': '改成一行链接', 'zh-TW': '改成一行連結', en: 'a line with the link instead' },
  },
  picture: {
    name: { 'zh-CN': '发图片', 'zh-TW': '傳圖片', en: 'pictures' },
    instead: 'words',
    without: { 'zh-CN': '改成文字', 'zh-TW': '改成文字', en: 'words instead' },
  },
  file: {
    name: { 'zh-CN': '发文件', 'zh-TW': '傳檔案', en: 'files' },
    instead: 'words',
    without: { 'zh-CN': '改成文字', 'zh-TW': '改成文字', en: 'words instead' },
  },
  poll: {
    name: { 'zh-CN': '平台投票', 'zh-TW': '平台投票', en: 'native polls' },
    instead: 'words',
    without: { 'zh-CN': '改成按钮或数字', 'zh-TW': '改成按鈕或數字', en: 'buttons or numbers instead' },
  },
  delete: {
    name: { 'zh-CN': '删别人的消息', 'zh-TW': '刪別人的訊息', en: "deleting others' messages" },
    instead: 'words',
    without: { 'zh-CN': '请本人撤回', 'zh-TW': '請本人收回', en: 'the author is asked to' },
  },
  purge: {
    name: { 'zh-CN': '一次删很多条', 'zh-TW': '一次刪很多則', en: 'deleting many at once' },
    instead: 'other',
    without: { 'zh-CN': '一条一条删，能删的话', 'zh-TW': '一則一則刪，能刪的話', en: 'one by one, where it can' },
  },
  mute: {
    name: { 'zh-CN': '禁言', 'zh-TW': '禁言', en: 'muting' },
    instead: 'words',
    without: { 'zh-CN': '改成提醒，告诉管理员', 'zh-TW': '改成提醒，告訴管理員', en: 'a reminder, and staff are told' },
  },
  kick: {
    name: { 'zh-CN': '移出成员', 'zh-TW': '移出成員', en: 'removing people' },
    instead: 'words',
    without: { 'zh-CN': '告诉管理员来做', 'zh-TW': '告訴管理員來做', en: 'staff are asked to' },
  },
  ban: {
    name: { 'zh-CN': '拉黑', 'zh-TW': '封鎖', en: 'banning' },
    instead: 'other',
    without: { 'zh-CN': '只移出', 'zh-TW': '只移出', en: 'removed only' },
  },
  unban: {
    name: { 'zh-CN': '解除拉黑', 'zh-TW': '解除封鎖', en: 'lifting a ban' },
    instead: 'nothing',
    without: staffTold,
  },
  role: {
    name: { 'zh-CN': '头衔', 'zh-TW': '頭銜', en: 'titles and roles' },
    instead: 'nothing',
    without: { 'zh-CN': '只在榕这里显示', 'zh-TW': '只在榕這裡顯示', en: 'shown by me alone' },
  },
  pin: {
    name: { 'zh-CN': '置顶', 'zh-TW': '置頂', en: 'pinning' },
    instead: 'nothing',
    without: staffTold,
  },
  edit: {
    name: { 'zh-CN': '改自己发过的话', 'zh-TW': '改自己傳過的話', en: 'editing what I said' },
    instead: 'nothing',
    without: staffTold,
  },
  closePoll: {
    name: { 'zh-CN': '结束平台投票', 'zh-TW': '結束平台投票', en: 'ending native polls' },
    instead: 'nothing',
    without: { 'zh-CN': '之后的票不算', 'zh-TW': '之後的票不算', en: 'later votes do not count' },
  },
  announce: {
    name: { 'zh-CN': '群公告', 'zh-TW': '群公告', en: 'announcements' },
    instead: 'words',
    without: { 'zh-CN': '改成普通消息', 'zh-TW': '改成一般訊息', en: 'an ordinary message' },
  },
  answer: {
    name: { 'zh-CN': '处理入群申请', 'zh-TW': '處理入群申請', en: 'answering join requests' },
    instead: 'nothing',
    without: staffTold,
  },
  invite: {
    name: { 'zh-CN': '建邀请链接', 'zh-TW': '建邀請連結', en: 'making invite links' },
    instead: 'nothing',
    without: staffTold,
  },
};
export const lackable = Object.keys(outcomes) as readonly Lackable[];
