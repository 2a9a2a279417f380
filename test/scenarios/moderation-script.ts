/** What the people of the fairness story type, by language. */
import type { Texts } from '../../core/types.ts';

export interface Script {
  readonly title: string;
  readonly scenes: readonly [string, string, string, string];
  /** The owner's ten messages: `※` in private, the rest in the group (one of them quotes a line of 阿豪). */
  readonly setup: readonly string[];
  readonly hello: string;
  readonly help: string;
  readonly checkin: string;
  /** The same two words, twenty times in disguise. */
  readonly disguises: readonly string[];
  /** An innocent line that meets a rule all the same. */
  readonly innocent: string;
  readonly why: (ref: string) => string;
  readonly appeal: (ref: string) => string;
  readonly points: string;
  readonly let: string;
  readonly takeBack: string;
  readonly around: string;
  readonly pass: string;
  readonly ref: RegExp;
  readonly restored: RegExp;
  readonly gone: string;
}

export const scripts: Texts<Script> = {
  'zh-CN': {
    title: '群规：从立规矩到申诉',
    scenes: ['群主用十句话立规矩', '二十种伪装', '误伤、问原因、申诉', '撤掉，积分还回来'],
    setup: [
      '※1',
      '※1',
      '※添加违禁词 刷单 加微信 谐音 拼音 拆字 倒写 别名 删除 马上',
      '※启用词库 诈骗',
      '※处罚阶梯 1 提醒扣分2 3 警告扣分2',
      '※放行词 加微信客服',
      '※设置 违禁词次数 20',
      '※试一试 加薇信领红包',
      '/任命 管理员',
      '※违禁词',
    ],
    hello: '大家早',
    help: '帮助',
    checkin: '签到',
    disguises: [
      '刷单日结',
      '刷 单 日结',
      '刷*单日结',
      '刷單日結',
      '刷\u200b单日结',
      '刷🌟单日结',
      '刷dan日结',
      '日结 单刷',
      '刷丶单日结',
      'shua dan 日结',
      '刷\n单',
      '**刷**单日结',
      '加薇信领钱',
      '加V信领钱',
      '加 微 信 领钱',
      '加徽信领钱',
      '加wei信领钱',
      '加微❤信领钱',
      '加ｖ❤领钱',
      '加微亻言领钱',
    ],
    innocent: '遇到个事，谁加微信帮我看看批号',
    why: (ref) => `为什么 ${ref}`,
    appeal: (ref) => `申诉 ${ref} 我是问批号，不是拉人`,
    points: '我的积分',
    let: '放行',
    takeBack: '撤掉',
    around: '看上下文',
    pass: '谁加微信帮我看看尺码',
    ref: /为什么 ([0-9A-F]{3,})/u,
    restored: /2 分还你了，现在 5 分/u,
    gone: '已收起',
  },
  'zh-TW': {
    title: '群規：從立規矩到申訴',
    scenes: ['群主用十句話立規矩', '二十種偽裝', '誤傷、問原因、申訴', '撤掉，點數還回來'],
    setup: [
      '※1',
      '※1',
      '※新增違禁詞 刷單 加微信 諧音 拼音 拆字 倒寫 別名 刪除 馬上',
      '※啟用詞庫 詐騙',
      '※處罰階梯 1 提醒扣點2 3 警告扣點2',
      '※放行詞 加微信客服',
      '※設定 違禁詞次數 20',
      '※試一試 加薇信領紅包',
      '/任命 管理員',
      '※違禁詞',
    ],
    hello: '大家早',
    help: '幫助',
    checkin: '簽到',
    disguises: [
      '刷單日結',
      '刷 單 日結',
      '刷*單日結',
      '刷单日结',
      '刷\u200b單日結',
      '刷🌟單日結',
      '刷dan日結',
      '日結 單刷',
      '刷丶單日結',
      'shua dan 日結',
      '刷\n單',
      '**刷**單日結',
      '加薇信領錢',
      '加V信領錢',
      '加 微 信 領錢',
      '加徽信領錢',
      '加wei信領錢',
      '加微❤信領錢',
      '加ｖ❤領錢',
      '加微亻言領錢',
    ],
    innocent: '遇到個事，誰加微信幫我看看批號',
    why: (ref) => `為什麼 ${ref}`,
    appeal: (ref) => `申訴 ${ref} 我是問批號，不是拉人`,
    points: '我的點數',
    let: '放行',
    takeBack: '撤掉',
    around: '看上下文',
    pass: '誰加微信幫我看看尺寸',
    ref: /為什麼 ([0-9A-F]{3,})/u,
    restored: /2 點還你了，現在 5 點/u,
    gone: '已收起',
  },
  en: {
    title: 'Rules of a group: from setting up to an appeal',
    scenes: [
      'The owner sets up in ten messages',
      'Twenty disguises',
      'Hit by mistake: why, and an appeal',
      'Taken back, points and all',
    ],
    setup: [
      '※1',
      '※1',
      '※/filter add "free money" "dm me" reversed delete now',
      '※/filter preset scam',
      '※/ladder 1 remind points 2, 3 warn points 2',
      '※/allow dm me the address',
      '※/set filter-strikes 20',
      '※/try fr33 m0ney for all',
      '/role admin',
      '※/filters',
    ],
    hello: 'Good morning',
    help: '/help',
    checkin: '/checkin',
    disguises: [
      'free money today',
      'FREE MONEY today',
      'f r e e m o n e y',
      'f.r.e.e m.o.n.e.y',
      'fr\u200bee mon\u200bey',
      'fr33 m0ney today',
      'ｆｒｅｅ ｍｏｎｅｙ',
      '𝐟𝐫𝐞𝐞 𝐦𝐨𝐧𝐞𝐲',
      'ⓕⓡⓔⓔ ⓜⓞⓝⓔⓨ',
      'frее mоnеy today',
      'frée monéy today',
      'f\u0336r\u0336e\u0336e\u0336 m\u0336o\u0336n\u0336e\u0336y\u0336',
      'freeee moneyyy today',
      'free🌟money today',
      'free\nmoney',
      '**free** money today',
      'yenom eerf today',
      'ᶠʳᵉᵉ ᵐᵒⁿᵉʸ',
      'DM me today',
      'd-m m-e now',
    ],
    innocent: 'Could somebody dm me the batch number?',
    why: (ref) => `/why ${ref}`,
    appeal: (ref) => `/appeal ${ref} I only asked for a batch number`,
    points: '/points',
    let: 'Let it pass',
    takeBack: 'Take it back',
    around: 'Show what was said around it',
    pass: 'Could somebody dm me the batch list?',
    ref: /\/why ([0-9A-F]{3,})/u,
    restored: /Your 2 points are back, 5 now/u,
    gone: 'taken down',
  },
};
