import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../../../test/harness.ts';
import { createMatcher } from '../../../text/index.ts';
import { phrasesIn } from './allow.ts';
import { presetCalled, wordPresets } from '../presets/index.ts';
import { telling, wordsIn } from './telling.ts';
import { readWordList } from './word-list.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const ready = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  return h;
};

describe('what is always fine', () => {
  it.each([
    ['zh-CN', '放行词 刷单页纸', '放行', '删除放行词 刷单页纸', '不再放行'],
    ['zh-TW', '放行詞 刷单页纸', '放行', '刪除放行詞 刷单页纸', '不再放行'],
    ['en', '/allow 刷单页纸', 'is fine', '/disallow 刷单页纸', 'no longer allowed'],
  ] as const)('%s: a phrase beats what it holds, from the next message on', async (locale, add, yes, remove, no) => {
    const b = await ready({ locale });
    await b.tell('lin', '/filter add 刷单 now');
    expect(await b.say('may', '刷单页纸五包')).toHaveLength(1);
    expect((await b.tell('lin', add)).join()).toContain(yes);
    expect(await b.say('hao', '刷单页纸五包')).toEqual([]);
    expect(await b.say('hao', '刷单')).toHaveLength(1);
    expect((await b.tell('lin', remove)).join()).toContain(no);
    expect(await b.say('may', '刷单页纸五包')).toHaveLength(1);
  });

  it('is shown in private only, and taken back', async () => {
    const b = await ready();
    expect((await b.say('lin', '/放行词 大麻烦 印刷单位')).join()).toBe('好，2 个放行了。');
    expect((await b.say('lin', '/放行词')).join()).not.toContain('大麻烦');
    expect((await b.tell('lin', '放行词')).join()).toContain('放行的 2 个：大麻烦、印刷单位');
    await b.tell('lin', '撤销');
    expect((await b.tell('lin', '放行词')).join()).toContain('还没有放行词');
    expect((await b.tell('lin', '试一试 没事')).join()).toContain('没事');
  });

  it('the shop’s own product names are, from a list', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect((await b.tell('lin', '商品词 刷单神器, 12\n大麻花')).join()).toContain('记下');
    expect(await b.say('may', '刷单神器到了吗')).toEqual([]);
    expect((await b.tell('lin', '商品词\n刷单助手')).join()).toContain('记下 1 个');
    expect(await b.say('may', '刷单助手到了吗')).toEqual([]);
    await b.restart();
    expect(await b.say('may', '刷单助手和刷单神器')).toEqual([]);
    await b.tell('lin', '撤销');
    expect(await b.say('may', '刷单助手')).not.toEqual([]);
    expect(await b.say('may', '刷单神器')).toEqual([]);
  });
});

describe('lists', () => {
  it.each([
    ['zh-CN', '导入违禁词', '导入吗', '导入', '导入了 4 个'],
    ['zh-TW', '匯入違禁詞', '匯入嗎', '匯入', '匯入了 4 個'],
    ['en', '/import-words', 'Bring them in?', 'Bring in', 'Brought in 4'],
  ] as const)(
    '%s: pasted lines are shown first, brought in as one, watched, undone as one',
    async (locale, word, asks, yes, done) => {
      const b = await ready({ locale });
      const typed = `${word}\nword,category,level\n刷单,ads,2\n代开发票,ads,2\n裸聊,adult,3\n杀猪盘,scam\n的,x\n刷单,ads`;
      const [preview] = await b.tell('lin', typed);
      expect(preview).toContain('ads 2');
      expect(preview).toContain('代开发票');
      expect(preview).toContain(asks);
      expect(await b.say('may', '裸聊')).toEqual([]);
      expect((await b.press('lin', yes, 'private')).join()).toContain(done);
      await b.tell('lin', '/filter start');
      expect(await b.say('may', '裸聊')).not.toEqual([]);
      expect(await b.say('hao', '代开发票')).not.toEqual([]);
      await b.restart();
      await b.tell('lin', '/filter remove 代开发票');
      expect(await b.say('hao', '代开发票')).toEqual([]);
      await b.tell('lin', '撤销');
      expect(await b.say('hao', '代开发票')).not.toEqual([]);
    },
  );

  it('is taken back whole', async () => {
    const b = await ready();
    await b.tell('lin', '导入违禁词 刷单、代购、裸聊');
    await b.press('lin', '导入', 'private');
    expect((await b.tell('lin', '违禁词')).join()).toContain('一共 3 个');
    await b.tell('lin', '撤销');
    expect((await b.tell('lin', '违禁词')).join()).toContain('还没有违禁词');
  });

  it('is shown page by page', async () => {
    const b = await ready();
    for (let p = 0; p < 2; p++)
      await b.tell('lin', `添加违禁词 ${Array.from({ length: 40 }, (_, i) => `刷单广告${p}号${i}`).join(' ')} 马上`);
    const [first] = await b.tell('lin', '违禁词');
    expect(first).toContain('一共 80 个');
    expect(first).toMatch(/（1\/\d，下一页发「违禁词 2」）/);
    const [second] = await b.tell('lin', '违禁词 2');
    expect(second).not.toContain('刷单广告0号0、');
  });

  it('TXT, CSV and the formats of public lists', () => {
    const words = (text: string) => readWordList(text).words.map((w) => w.word);
    expect(words('# 广告\n刷单\r\n\n代购\n刷单')).toEqual(['刷单', '代购']);
    expect(words('刷单,代购、兼职；裸聊')).toEqual(['刷单', '代购', '兼职', '裸聊']);
    expect(readWordList('刷单|广告\n裸聊|色情').words).toEqual([
      { word: '刷单', category: '广告', level: null },
      { word: '裸聊', category: '色情', level: null },
    ]);
    expect(readWordList('"free, money",ads,3\nspam,ads,1').words[0]).toEqual({
      word: 'free, money',
      category: 'ads',
      level: 3,
    });
    expect(words('#1 casino\n# comment')).toEqual(['#1 casino']);
    expect(readWordList('a1\na1\nb2').doubles).toBe(1);
    // Scores of other lists are no words, and neither are their categories.
    const scored = readWordList('裸贷,诈骗,30\n网赌,赌博,2\n办证,广告,');
    expect(scored.words.map((w) => w.word)).toEqual(['裸贷', '网赌', '办证']);
    expect(scored).toMatchObject({
      levels: 1,
      words: [{ level: null }, { category: '赌博', level: 2 }, { level: null }],
    });
    expect(readWordList('裸贷 词,3\n网赌,0.7').words).toEqual([
      { word: '裸贷 词', category: null, level: 3 },
      { word: '网赌', category: null, level: null },
    ]);
    expect(words('关键词,备注,来源,时间\n刷单,x,y,z')).toEqual(['刷单']);
    expect(words('\uFEFF刷单,\n代购,\n')).toEqual(['刷单', '代购']);
  });
});

describe('presets', () => {
  it.each([
    ['zh-CN', '启用词库 诈骗', '「诈骗」词库打开了', '停用词库 诈骗', '词库关了'],
    ['zh-TW', '啟用詞庫 詐騙', '「詐騙」詞庫打開了', '停用詞庫 詐騙', '詞庫關了'],
    ['en', '/filter preset scam', 'The scam preset is on', '/filter preset off scam', 'preset is off'],
  ] as const)('%s: one is switched on by name, watches first, and off', async (locale, on, said, off, gone) => {
    const b = await ready({ locale });
    expect((await b.tell('lin', on)).join()).toContain(said);
    expect(await b.say('may', '请把钱转到安全账户')).toEqual([]);
    expect((await b.pass(day + hour)).filter((l) => l.startsWith('※店长')).join()).toMatch(/1 (?:位|message )/);
    expect(await b.say('may', '请把钱转到安全账户')).not.toEqual([]);
    await b.restart();
    expect(await b.say('hao', 'this is a crypto giveaway')).not.toEqual([]);
    expect((await b.tell('lin', off)).join()).toContain(gone);
    expect(await b.say('hao', '安全账户')).toEqual([]);
  });

  it('politics is only named', async () => {
    const b = await ready();
    expect((await b.tell('lin', '启用词库 政治')).join()).toContain('不替您定词');
    expect((await b.tell('lin', '启用词库 天气')).join()).toContain('没有这个词库。有广告、诈骗、赌博、色情、政治');
    expect((await b.tell('lin', '词库')).join()).toContain('可以开：广告、诈骗、赌博、色情');
  });

  it('are modest, precise, and can all be looked for', () => {
    const fine = [
      '免费午餐在哪',
      '恭喜恭喜，中奖了请客',
      '我在淘宝买的，快递三天到',
      '加油加油，周末一起去爬山',
      '有没有兼职的同学一起拼车',
      '老师说作业周五交',
      '这个赌场电影真好看',
      '客服说退款要三天',
      '银行卡忘带了',
      'the casino royale movie was great',
      'I work from home today',
      'check the link in the announcement',
      'my account is new here',
      'free shipping this week',
    ];
    for (const p of wordPresets) {
      expect(p.words.length).toBeLessThanOrEqual(120);
      expect(new Set(p.words).size).toBe(p.words.length);
      const m = createMatcher({ words: p.words });
      expect(p.words.filter((w) => m.match(w).length === 0)).toEqual([]);
      expect(fine.filter((t) => m.match(t).length > 0)).toEqual([]);
    }
    expect(presetCalled('SCAM')?.name).toBe('scam');
  });
});

describe('words out of a quoted message', () => {
  it.each([
    ['zh-CN', '违禁', '哪个词最说明问题', '先观察一天'],
    ['zh-TW', '違禁', '哪個詞最說明問題', '先觀察一天'],
    ['en', '/filter', 'Which word of it tells most', 'I watch for a day first'],
  ] as const)('%s: one or two are proposed in private, never the sentence', async (locale, typed, asks, noted) => {
    const b = await ready({ locale });
    for (const text of ['大家好', '今天大家吃什么', '大家都在吗', '有空的来']) await b.say('may', text);
    await b.say('hao', '大家好，来做跑分项目，日结');
    const said = await b.say('lin', typed, b.idOf('跑分项目'));
    const asked = said.find((l) => l.includes(asks)) ?? '';
    expect(asked).toMatch(/^※店长 Lin/);
    expect(said.filter((l) => !l.startsWith('※')).join()).not.toContain('跑分');
    expect(asked).not.toContain('大家好，来做');
    const first = /\[([^\]]+)\]/.exec(asked)?.[1] ?? '';
    expect(['跑分', '项目', '日结', '跑分项目', '分项目']).toContain(first);
    expect((await b.press('lin', first, 'private')).join()).toContain(noted);
  });

  it('of members it is ordinary talk', async () => {
    const b = await ready();
    await b.say('hao', '来做跑分项目');
    expect(await b.say('may', '违禁', b.idOf('跑分项目'))).toEqual([]);
    expect(await b.say('lin', '违禁')).toEqual([]);
  });

  it.each([
    ['姐妹们高佣金刷手日结三百有兴趣的找我', ['佣金', '日结']],
    ['宝妈兼职日赚500加微信abc123', ['宝妈兼职', 'abc123']],
    ['免费领取奶粉试用装，点击链接 https://t.cn/abc', ['t.cn']],
    ['代开发票，全国可开，联系13800138000', ['代开发票', '13800138000']],
    ['有沒有人要一起做代購，月入十萬不是夢', ['月入', '代購']],
    ['FREE crypto giveaway join t.me/abc today', ['crypto giveaway', 't.me']],
    ['Invest in bitcoin and double your money guaranteed', ['guaranteed', 'bitcoin']],
  ])('of %j it names what tells, never halves of two words', (text, expected) => {
    const words = wordsIn(text);
    expect(
      telling(
        words,
        words.map(() => 1),
        100,
      ),
    ).toEqual(expect.arrayContaining(expected));
  });
  it.each(['大家好今天天气不错', '哪里可以买到便宜的奶粉呀', 'Thank you all, what a lovely day it was here', '刷单'])(
    'of %j nothing',
    (text) => {
      expect(wordsIn(text).filter((w) => w.rank !== 'rare')).toEqual([]);
    },
  );

  it('the more telling first, then the rarer, and nothing that is said every day', () => {
    const rare = (word: string) => ({ word, rank: 'rare' }) as const;
    expect(telling([rare('跑分项目'), { word: '日结', rank: 'trade' }, rare('跑分')], [0, 1, 0], 200)).toEqual([
      '日结',
      '跑分项目',
    ]);
    expect(telling([{ word: '大家', rank: 'listed' }], [50], 200)).toEqual([]);
  });
  it('an address becomes a rule about links', async () => {
    const b = await ready();
    await b.say('hao', '快看 https://cheap.example/abc 很便宜');
    expect((await b.say('lin', '违禁', b.idOf('cheap.example'))).join()).toContain('[cheap.example]');
    await b.press('lin', 'cheap.example', 'private');
    expect((await b.tell('lin', '违禁词')).join()).toContain('cheap.example（链接');
    expect((await b.tell('lin', '试一试 看 https://www.cheap.example/x')).join()).toContain('碰到的是');
  });
  it('phrases are read apart', () => {
    expect(phrasesIn('big trouble, small fry\n大麻烦 印刷单位')).toEqual([
      'big trouble',
      'small fry',
      '大麻烦',
      '印刷单位',
    ]);
  });
});

describe('a kind of group', () => {
  it('a shop group watches for advertising from the start, quietly, and not when it is taken back', async () => {
    const b = await ready();
    expect(await b.say('lin', '/预设 店铺群')).toHaveLength(1);
    expect(await b.say('may', '日结兼职，加我微信')).toEqual([]);
    expect((await b.tell('lin', '词库')).join()).toContain('开着：广告');
    const report = (await b.pass(day + hour)).filter((l) => l.startsWith('※店长'));
    expect(report.join()).toContain('「广告」看了一天：会碰到 1 位成员的 1 条');
    expect(await b.say('may', '日结兼职，加我微信')).not.toEqual([]);
  });

  it('is taken back with it', async () => {
    const b = await ready();
    await b.say('lin', '/预设 店铺群');
    await b.say('lin', '/撤销');
    expect((await b.tell('lin', '词库')).join()).not.toContain('开着');
  });
});
