import type { Texts } from '../../types.ts';

interface Group {
  readonly platform: string;
  readonly name: string;
  readonly by: string;
  readonly people: number;
}
interface Catalogue {
  readonly code: (code: string, name: string) => string;
  readonly sentPrivately: string;
  readonly noCode: string;
  readonly notACode: string;
  readonly inTheGroup: string;
  readonly same: string;
  readonly waiting: string;
  readonly mayIt: (g: Group) => string;
  readonly yes: string;
  readonly no: string;
  readonly done: (g: Pick<Group, 'platform' | 'name' | 'people'>) => string;
  readonly joined: (community: string) => string;
  readonly declined: string;
  readonly declinedThere: string;
  readonly gone: string;
}

export const communitiesTexts: Texts<Catalogue> = {
  'zh-CN': {
    code: (code, name) =>
      `「${name}」的社群码是 ${code}，一天内有效，用一次。\n让另一个群的群主在那个群里发「/社群 ${code}」，我再来问您同不同意。`,
    sentPrivately: '社群码私聊发您了。',
    noCode: '没有这个社群码，可能过期或用过了。',
    notACode: '社群码是 6 个字母数字，例如「/社群 K7M3W9」。只发「/社群」可以给自己的社群拿一个码。',
    inTheGroup: '请在要并进来的那个群里发这个码。',
    same: '这个群本来就在这个社群里。',
    waiting: '收到，等那边的群主同意。',
    mayIt: (g) =>
      `${g.platform} 群「${g.name}」（${g.people} 人，${g.by} 发起）要并进您的社群，成员的积分一起过来，规则用您这边的。同意吗？`,
    yes: '同意',
    no: '不要',
    done: (g) => `好了，${g.platform} 群「${g.name}」的 ${g.people} 人进来了。`,
    joined: (community) => `这个群加入了「${community}」，积分都带过来了，规则跟那边一样。`,
    declined: '好，没有并进来。',
    declinedThere: '那边的群主没有同意，这个群还是照旧。',
    gone: '那个群我已经不在了，没有并进来。',
  },
  'zh-TW': {
    code: (code, name) =>
      `「${name}」的社群碼是 ${code}，一天內有效，用一次。\n請另一個群的群主在那個群裡傳「/社群 ${code}」，我再來問您同不同意。`,
    sentPrivately: '社群碼私訊給您了。',
    noCode: '沒有這個社群碼，可能過期或用過了。',
    notACode: '社群碼是 6 個字母數字，例如「/社群 K7M3W9」。只傳「/社群」可以給自己的社群拿一個碼。',
    inTheGroup: '請在要併進來的那個群裡傳這個碼。',
    same: '這個群本來就在這個社群裡。',
    waiting: '收到，等那邊的群主同意。',
    mayIt: (g) =>
      `${g.platform} 群「${g.name}」（${g.people} 人，${g.by} 發起）要併進您的社群，成員的點數一起過來，規則用您這邊的。同意嗎？`,
    yes: '同意',
    no: '不要',
    done: (g) => `好了，${g.platform} 群「${g.name}」的 ${g.people} 人進來了。`,
    joined: (community) => `這個群加入了「${community}」，點數都帶過來了，規則跟那邊一樣。`,
    declined: '好，沒有併進來。',
    declinedThere: '那邊的群主沒有同意，這個群還是照舊。',
    gone: '那個群我已經不在了，沒有併進來。',
  },
  en: {
    code: (code, name) =>
      `The code of "${name}" is ${code}, good for one day, once.\nThe other owner sends "/community ${code}" there; then I ask you.`,
    sentPrivately: 'I sent you the community code in private.',
    noCode: 'There is no such code, or it has run out or was used.',
    notACode:
      'A community code has 6 letters and digits, for example /community K7M3W9. /community alone gives you one.',
    inTheGroup: 'Please send the code in the group that is to come in.',
    same: 'This group is in that community already.',
    waiting: 'Got it. Waiting for the owner over there.',
    mayIt: (g) =>
      `The ${g.platform} group "${g.name}" (${g.people} people, asked by ${g.by}) wants to join your community. Points come along, your rules apply. Agree?`,
    yes: 'Agree',
    no: 'No',
    done: (g) => `Done: ${g.people} people of the ${g.platform} group "${g.name}" came in.`,
    joined: (community) => `This group joined "${community}". Points came along, the rules are the same as there.`,
    declined: 'Fine, nothing changed.',
    declinedThere: 'The owner over there did not agree. Nothing changes here.',
    gone: 'I am no longer in that group. Nothing changed.',
  },
};
