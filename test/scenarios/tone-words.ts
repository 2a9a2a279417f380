/** What people type and what sense the answer must have, by language: the transcripts of how the bot speaks. */
import type { Texts } from '../../core/types.ts';

interface Words {
  readonly checkin: string;
  readonly checkinLoud: string;
  readonly wonder: string;
  readonly askBot: string;
  readonly thanks: string;
  readonly addWords: string;
  readonly addMute: string;
  readonly addKick: string;
  readonly tryIt: string;
  readonly spam: string;
  readonly soft: string;
  readonly why: (ref: string) => string;
  readonly pardon: (ref: string) => string;
  readonly undo: string;
  readonly id: RegExp;
  readonly firstAnswer: RegExp;
  readonly again: RegExp;
  readonly shortHelp: RegExp;
  readonly rush: RegExp;
  readonly noted: RegExp;
  readonly would: RegExp;
  readonly reminder: RegExp;
  readonly askBack: RegExp;
  readonly reason: RegExp;
  readonly forgiven: RegExp;
  readonly left: RegExp;
  readonly muteWord: string;
  readonly kickWord: string;
  readonly presets: RegExp;
  readonly sure: RegExp;
  readonly done: RegExp;
  readonly lacks: RegExp;
  readonly undone: RegExp;
  readonly noMute: RegExp;
  readonly noKick: RegExp;
  readonly warned: RegExp;
  readonly thirdTime: RegExp;
}

export const typed: Texts<Words> = {
  'zh-CN': {
    checkin: '签到',
    checkinLoud: '签到！！',
    wonder: '积分有什么用啊',
    askBot: '@小榕 周末去哪儿玩',
    thanks: '谢谢小榕',
    addWords: '添加违禁词 刷单 加微信 马上',
    addMute: '添加违禁词 代购 禁言 10分钟',
    addKick: '添加违禁词 赌场 移出',
    tryIt: '试一试 加薇信领红包',
    spam: '加薇信领红包',
    soft: '遇到个大麻烦，谁加微信帮我看看批号',
    why: (ref) => `为什么 ${ref}`,
    pardon: (ref) => `放行 ${ref}`,
    undo: '撤销',
    id: /为什么 ([0-9A-F]{3,})/u,
    firstAnswer: /^@May 签到啦.*\+5.*5 分/u,
    again: /今天签过了.*明天/u,
    shortHelp: /签到/u,
    rush: /^签到啦：May、.*12 位.*\+5/u,
    noted: /记下了/u,
    would: /提醒.*不扣分/u,
    reminder: /^@May .*只是提醒.*为什么 /u,
    askBack: /撤回/u,
    reason: /没扣分.*申诉/su,
    forgiven: /^@May .*误会.*撤掉/u,
    left: /只能提醒/u,
    muteWord: '找我代购便宜',
    kickWord: '赌场上线了',
    presets: /1 店铺群 {2}2 兴趣群/u,
    sure: /欢迎、签到、积分.*可以吗/u,
    done: /开好了/u,
    lacks: /删不了别人的消息.*不能禁言.*告诉您/u,
    undone: /撤销了/u,
    noMute: /没有禁言/u,
    noKick: /移不了人/u,
    warned: /^@May .*请别再发/u,
    thirdTime: /满 3 次.*\n1 移出 {2}2 再看看/u,
  },
  'zh-TW': {
    checkin: '簽到',
    checkinLoud: '簽到！！',
    wonder: '點數有什麼用啊',
    askBot: '@小榕 週末去哪裡玩',
    thanks: '謝謝小榕',
    addWords: '新增違禁詞 刷單 加微信 馬上',
    addMute: '新增違禁詞 代購 禁言 10分鐘',
    addKick: '新增違禁詞 賭場 移出',
    tryIt: '試一試 加薇信領紅包',
    spam: '加薇信領紅包',
    soft: '遇到個大麻煩，誰加微信幫我看看批號',
    why: (ref) => `為什麼 ${ref}`,
    pardon: (ref) => `放行 ${ref}`,
    undo: '撤銷',
    id: /為什麼 ([0-9A-F]{3,})/u,
    firstAnswer: /^@May 簽到啦.*\+5.*5 點/u,
    again: /今天簽過了.*明天/u,
    shortHelp: /簽到/u,
    rush: /^簽到啦：May、.*12 位.*\+5/u,
    noted: /記下了/u,
    would: /提醒.*不扣點/u,
    reminder: /^@May .*只是提醒.*為什麼 /u,
    askBack: /收回/u,
    reason: /沒扣點.*申訴/su,
    forgiven: /^@May .*誤會.*撤掉/u,
    left: /只能提醒/u,
    muteWord: '找我代購便宜',
    kickWord: '賭場上線了',
    presets: /1 店家群 {2}2 興趣群/u,
    sure: /歡迎、簽到、點數.*可以嗎/u,
    done: /開好了/u,
    lacks: /刪不了別人的訊息.*不能禁言.*告訴您/u,
    undone: /撤銷了/u,
    noMute: /沒有禁言/u,
    noKick: /移不了人/u,
    warned: /^@May .*請別再傳/u,
    thirdTime: /滿 3 次.*\n1 移出 {2}2 再看看/u,
  },
  en: {
    checkin: '/checkin',
    checkinLoud: '/checkin!!',
    wonder: 'what are points good for',
    askBot: '@Banyan what are points good for',
    thanks: 'thanks Banyan',
    addWords: '/filter add "easy money" "add me on wechat" now',
    addMute: '/filter add casino mute 10m',
    addKick: '/filter add lottery kick',
    tryIt: '/try easy money for all',
    spam: 'ＥＡＳＹ money for all',
    soft: 'big trouble, who can add me on WeChat and look at the batch number',
    why: (ref) => `/why ${ref}`,
    pardon: (ref) => `/pardon ${ref}`,
    undo: '/undo',
    id: /\/why ([0-9A-F]{3,})/u,
    firstAnswer: /^@May checked in.*\+5.*5 points/u,
    again: /already checked in.*tomorrow/u,
    shortHelp: /\/checkin/u,
    rush: /^Checked in: May, .*12 .*\+5/u,
    noted: /^.*Noted/u,
    would: /reminder.*no points lost/u,
    reminder: /^@May .*reminder.*\/why /u,
    askBack: /take it back/u,
    reason: /no points lost.*\/appeal/su,
    forgiven: /^@May .*misunderstanding.*taken back/u,
    left: /only remind/u,
    muteWord: 'best casino ever',
    kickWord: 'join our lottery',
    presets: /1 Shop {2}2 Hobby/u,
    sure: /Welcome, Check-in, Points.*All right\?/u,
    done: /Done\./u,
    lacks: /cannot delete.*mute.*tell you/u,
    undone: /Taken back/u,
    noMute: /can't mute/u,
    noKick: /can't remove/u,
    warned: /^@May .*please stop/u,
    thirdTime: /3 strikes.*\n1 Remove {2}2 Leave it/u,
  },
};
