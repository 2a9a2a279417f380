/** What people write every day that is no disguise; each shape was met in real text, the sentences are ours. */
import { describe, expect, test } from 'vitest';

import { allVariants, createMatcher } from './index.ts';

const found = (word: string, text: string, everything = false): readonly string[] =>
  createMatcher({ words: [word], ...(everything ? { variants: allVariants } : {}) })
    .match(text)
    .map((h) => text.slice(h.start, h.end));

describe('no disguise', () => {
  test.each([
    ['ass', 'saved as %3$s in %4$s.'],
    ['ass', 'trasferiti a %s %s'],
    ['lsd', '%2$s の %1$d 個'],
    ['shit', 'ending=Kr|L|Sh|T|Vor'],
    ['hwid', 'rename amd_perf_hw_id in the driver'],
    ['orgy', 'see my-pages.org(y) for more'],
    ['blade', '[b]Lade[/b] die Karte neu'],
    ['scam', 'use $(AM_CFLAGS) here'],
    ['btc', 'it is fine when d=a+b+c holds'],
    ['tips', 'she was in the T.I.P.S. program for years'],
    ['bud', '(_V) Вид'],
    ['bets', 'roasted beets and bread'],
    ['rifle', 'Riffle is a village'],
    ['coke', 'a talk by Maria Cooke on Friday'],
    ['coke', 'he likes vintage Cooke lenses'],
    ['加微信', 'P(#@+V)]'],
    ['加微信', '秋天加v领毛衣刚好'],
    ['开盘', '一路走来门未开。\n盘里的菜都凉了'],
  ])('%s in %j', (word, text) => {
    expect(found(word, text)).toEqual([]);
  });
  test.each([
    ['贱人', '弄成这样我没脸见人了'],
    ['花钱', '坐在花前看了一会'],
    ['内射', '院内已经停满了车'],
    ['打手', '妈妈，他又打我'],
    ['入会', '有的人会提前到'],
    ['花钱', '这个月钱花得差不多了'],
    ['色情', '资源回收'],
    ['机号', '今天是几号'],
    ['人兽', '这局我选兽人'],
    ['波色', '隔壁来了玛达姆波尔姆先生'],
    ['开户', '村の井戸はもう古い'],
    ['打手', 'その打を受けてしまった'],
    ['外挂', '找到并回收遗留科技'],
    ['他妈的', '我见过他的书'],
    ['微信', '激光卫星'],
    ['telegram', '刚下飞机，累死了'],
    ['翻墙', '那我们机场见'],
    ['上门服务', '今天的外卖挺好'],
    ['博彩', '菠菜太老了'],
    ['QQ', '小企鹅好可爱'],
    ['加微信', '加V字领的那件也好看'],
    ['色情', '造船需要的资源很多'],
    ['craps', 'it runs on a sparc machine'],
    ['anal', 'medias de lana para el frio'],
    ['loser', 'el camino es resol para los dos'],
    ['anus', 'our old sun4 box'],
    ['激活码', 'thanks to JHM for the hint'],
    ['港独', 'det var sidste gang du kom'],
    ['烟弹', 'Öte yandan iyi'],
    ['黑客接单', 'a hacker broke into the school'],
    ['老虎机', 'check ring_slots_available first'],
    ['加微信', 'paste it with Ctrl+V here'],
    ['free money', 'operating and free cash flow'],
  ])('everything asked for: %s in %j', (word, text) => {
    expect(found(word, text, true)).toEqual([]);
  });
});

describe('still one', () => {
  test.each([
    ['sex', 's%e%x tonight', 's%e%x'],
    ['刷单', '刷%%%单', '刷%%%单'],
    ['sex', '100%sex here', 'sex'],
    ['50%off', 'get 50%off now', '50%off'],
    ['porn', '这里p_orn_很多', 'p_orn_'],
    ['ass', 'what an @ss', '@ss'],
    ['shit', 'oh sh|t', 'sh|t'],
    ['porn', 'p.o.r.n. here', 'p.o.r.n'],
    ['coke', 'cheap coooke here', 'coooke'],
    ['刷单', '刷\n单', '刷\n单'],
    ['加微信', '加。\n微。\n信', '加。\n微。\n信'],
  ])('%s in %j', (word, text, written) => {
    expect(found(word, text)).toEqual([written]);
  });
  test.each([
    ['网赌', '有人玩网堵吗', '网堵'],
    ['代考', '全国带考，联系我', '带考'],
    ['网赌', 'ぁ 有人玩网堵吗 ぁ', '网堵'],
    ['私服', '新开私报，联系我', '私报'],
    ['赚钱', '想钱赚的找我', '钱赚'],
    ['casino', 'best onisac deal', 'onisac'],
    ['他妈的', '真他🐎的烦', '他🐎的'],
    ['加微信', '加 jwx 详聊', 'jwx'],
    ['刷单', 'shuadan today', 'shuadan'],
    ['casino', 'the _onisac_ is open', 'onisac'],
  ])('everything asked for: %s in %j', (word, text, written) => {
    expect(found(word, text, true)).toEqual([written]);
  });
});
