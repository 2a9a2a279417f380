import type { Texts } from '../../types.ts';
import type { ItemKind } from './rules.ts';

interface Catalogue {
  readonly usage: string;
  readonly put: (no: number, name: string, price: number, kind: ItemKind) => string;
  readonly off: (name: string) => string;
  readonly on: (name: string) => string;
  readonly which: string;
  readonly stocked: (name: string, by: number) => string;
  readonly endless: (name: string) => string;
  readonly codes: (name: string, added: number, known: number, bad: number) => string;
  readonly codesHow: (no: number) => string;
  readonly codesPrivate: (no: number) => string;
  readonly tooMany: (most: number) => string;
  readonly ask: (member: string, name: string, price: number, group: string, more: number) => string;
  readonly accept: string;
  readonly decline: string;
  readonly accepted: string;
  readonly declined: (price: number) => string;
  readonly settled: string;
  readonly noneWaiting: string;
}
export const shopStaffTexts: Texts<Catalogue> = {
  'zh-CN': {
    usage:
      '这样上架：「上架 帆布袋 100 实物 库存 5」。\n种类：实物、券码、头衔；还可以写：每人 1、满 30 天、等级 3、标签 VIP。',
    put: (no, name, price, kind) =>
      `${no} 号 ${name} 上架了，${price} 分。${kind === 'code' ? `券码私聊发我：「补货 ${no}」，下面一行一个。` : kind === 'goods' ? '有人换了会请您点一下确认。' : '换到就给头衔。'}`,
    off: (name) => `${name} 下架了，换过的不受影响。`,
    on: (name) => `${name} 又上架了。`,
    which: '几号？发「商店」看编号，比如「下架 2」「补货 2 10」。',
    stocked: (name, by) => `${name} 补了 ${by} 件。`,
    endless: (name) => `${name} 没限库存，不用补。`,
    codes: (name, added, known, bad) =>
      `${name} 加了 ${added} 个券码${known > 0 ? `，${known} 个本来就有` : ''}${bad > 0 ? `，${bad} 行看不懂没加` : ''}。`,
    codesHow: (no) => `券码私聊发我：第一行「补货 ${no}」，下面一行一个券码。`,
    codesPrivate: (no) => `券码别发群里，这次没收，那条请撤回。私聊我发「补货 ${no}」加券码就行。`,
    tooMany: (most) => `一次最多 ${most} 个，分几次发吧。`,
    ask: (member, name, price, group, more) =>
      `${group}：${member} 用 ${price} 分换 ${name}。发给 TA 吗？${more > 0 ? `\n后面还有 ${more} 单。` : ''}`,
    accept: '发',
    decline: '不发，退积分',
    accepted: '好，已经告诉 TA，东西请您安排。',
    declined: (price) => `好，${price} 分退给 TA 了，也说了一声。`,
    settled: '这单已经有人处理了。',
    noneWaiting: '没有等确认的兑换。',
  },
  'zh-TW': {
    usage:
      '這樣上架：「上架 帆布袋 100 實物 庫存 5」。\n種類：實物、券碼、頭銜；還可以寫：每人 1、滿 30 天、等級 3、標籤 VIP。',
    put: (no, name, price, kind) =>
      `${no} 號 ${name} 上架了，${price} 點。${kind === 'code' ? `券碼私訊給我：「補貨 ${no}」，下面一行一個。` : kind === 'goods' ? '有人換了會請您點一下確認。' : '換到就給頭銜。'}`,
    off: (name) => `${name} 下架了，換過的不受影響。`,
    on: (name) => `${name} 又上架了。`,
    which: '幾號？傳「商店」看編號，例如「下架 2」「補貨 2 10」。',
    stocked: (name, by) => `${name} 補了 ${by} 件。`,
    endless: (name) => `${name} 沒限庫存，不用補。`,
    codes: (name, added, known, bad) =>
      `${name} 加了 ${added} 個券碼${known > 0 ? `，${known} 個本來就有` : ''}${bad > 0 ? `，${bad} 行看不懂沒加` : ''}。`,
    codesHow: (no) => `券碼私訊給我：第一行「補貨 ${no}」，下面一行一個券碼。`,
    codesPrivate: (no) => `券碼別傳群組，這次沒收，那則請收回。私訊我傳「補貨 ${no}」加券碼就行。`,
    tooMany: (most) => `一次最多 ${most} 個，分幾次傳吧。`,
    ask: (member, name, price, group, more) =>
      `${group}：${member} 用 ${price} 點換 ${name}。發給 TA 嗎？${more > 0 ? `\n後面還有 ${more} 單。` : ''}`,
    accept: '發',
    decline: '不發，退點數',
    accepted: '好，已經告訴 TA，東西請您安排。',
    declined: (price) => `好，${price} 點退給 TA 了，也說了一聲。`,
    settled: '這單已經有人處理了。',
    noneWaiting: '沒有等確認的兌換。',
  },
  en: {
    usage:
      'Like this: /shop-add Tote bag 100 goods stock 5\nKinds: goods, codes, title. Also: each 1, days 30, level 3, tag VIP.',
    put: (no, name, price, kind) =>
      `Number ${no}, ${name}, is up for ${price} points. ${kind === 'code' ? `Send me the codes in private: /restock ${no}, then one a line.` : kind === 'goods' ? 'You are asked to confirm each order.' : 'The title is given at once.'}`,
    off: (name) => `${name} is taken down. What was redeemed stays.`,
    on: (name) => `${name} is up again.`,
    which: 'Which number? /shop shows them: /shop-remove 2, /restock 2 10',
    stocked: (name, by) => `${by} more of ${name}.`,
    endless: (name) => `${name} has no limit, nothing to restock.`,
    codes: (name, added, known, bad) =>
      `${added} codes added to ${name}${known > 0 ? `, ${known} were there` : ''}${bad > 0 ? `, ${bad} lines left out` : ''}.`,
    codesHow: (no) => `Send me the codes in private: /restock ${no} on the first line, then one code a line.`,
    codesPrivate: (no) =>
      `No codes in the group, please: these were not taken. In private: /restock ${no} and the codes.`,
    tooMany: (most) => `At most ${most} at once. Send them in parts.`,
    ask: (member, name, price, group, more) =>
      `${group}: ${member} redeemed ${name} for ${price} points. Hand it over?${more > 0 ? `\n${more} more after this.` : ''}`,
    accept: 'Yes',
    decline: 'No, give points back',
    accepted: 'Good, they know. The rest is yours to arrange.',
    declined: (price) => `Good, ${price} points are back and they were told.`,
    settled: 'Somebody dealt with that one already.',
    noneWaiting: 'No orders are waiting.',
  },
};
