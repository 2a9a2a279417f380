/** Listed words said plainly by traders, and the same letters where nobody trades. */
import { expect, test } from 'vitest';

import { createMatcher } from './index.ts';

const found = (word: string, text: string): boolean => createMatcher({ words: [word] }).match(text).length > 0;

test.each([
  ['银行卡', '收银行卡带你赚大钱'],
  ['复制卡', '复制卡包教会'],
  ['假酒', '长期高价收假酒'],
  ['尾货', '服装厂专业收尾货'],
  ['下分', '棋牌秒到账下分'],
  ['水房', '注册就送水房名额'],
  ['涨粉', '快手涨粉刷赞'],
  ['刷票', '刷票加微信详聊'],
  ['上门服务', '本地妹子想找上门服务的加我'],
  ['代写', '同城代写各科作业'],
  ['老虎机', '老虎机群免费进'],
  ['红包', '每天群里发红包抢到手软'],
  ['会员', '想开会员吗'],
  ['毒品', '他吸毒品了'],
  ['棋牌', '手机棋，牌平台招代理'],
  ['跑分', '长期跑.分车队招人'],
])('a listed word is expected where a trader speaks: %s in %s', (word, text) => {
  expect(found(word, text)).toBe(true);
});

test.each([
  ['银行卡', '外面那家银行卡包专柜'],
  ['下分', '各公司下分公司的名单'],
  ['尾货', '下午五点收尾货梯停用'],
  ['上门服务', '楼上门服务员说没开'],
  ['刷票', '牙刷票据放一起'],
  ['刷单', '鞋子记得刷，单子在桌上'],
])('not where nobody does: %s in %s', (word, text) => {
  expect(found(word, text)).toBe(false);
});

test.each([
  ['学妹', '大学学妹找周末的活'],
  ['解冻', '了解解冻流程'],
])('a word that ends in the first character of the listed one says nothing twice: %s in %s', (word, text) => {
  expect(found(word, text)).toBe(true);
});

test('of two listed words side by side neither is cut', () => {
  const m = createMatcher({ words: ['同城', '楼凤'] });
  expect(m.match('同城楼凤').map((h) => h.word)).toEqual(['同城', '楼凤']);
  expect(createMatcher({ words: ['同城'] }).match('大同城楼很高')).toEqual([]);
});

test.each([
  ['微信', '加微༵信༵号发你'],
  ['刷单', '刷ิ单ิ日结'],
  ['日结', '日丨结工'],
  ['日结', '日卍结'],
  ['加微信', '加-薇-信-号'],
  ['贷款', '银行貸歀'],
])('a word hung with marks, parted by strokes, or in old characters: %s in %s', (word, text) => {
  expect(found(word, text)).toBe(true);
});

test('flowery writing of something else is let be', () => {
  expect(found('微信', '❀送༵得༵很༵快༵稍༵微༵凉༵了༵❀')).toBe(false);
});

test.each([
  ['加V', '想看的加Vabc12345', true],
  ['加微信', '资源加vxlulu_8899', true],
  ['加QQ', '有意加QQmeimei2046', true],
  ['加V', '有需要加VIP888888', false],
  ['加V', '不会的加vue交流', false],
  ['加V', '机房加VR4060展台', false],
  ['vx', '文件名是vxabc12345', false],
  ['加微信', '质量这么好给个A+，微信转给你', false],
  ['加微信', '想看的+ 薇信号', true],
])('an account right behind, a plus right before: %s in %s: %s', (word, text, is) => {
  expect(found(word, text)).toBe(is);
});
