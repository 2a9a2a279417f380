import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { registrable } from './link-tables.ts';
import { findAddresses, findLinks } from './links.ts';
import { unicodeHost } from './punycode.ts';
import { checkLinks, inviteReader, linkReader } from './rule-links.ts';
import { quickest } from '../../test/quickest.ts';

/** What is written, and the host it leads to. The whole of `found` is the link. */
const written: readonly (readonly [text: string, found: string, host: string])[] = [
  ['看看 example.com 吧', 'example.com', 'example.com'],
  ['https://example.com/a?b=1', 'https://example.com/a?b=1', 'example.com'],
  ['打开https://example.com/x看看', 'https://example.com/x', 'example.com'],
  ['(https://example.com/x).', 'https://example.com/x', 'example.com'],
  ['ｅｘａｍｐｌｅ．ｃｏｍ', 'ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
  ['example。com', 'example。com', 'example.com'],
  ['example,com', 'example,com', 'example.com'],
  ['example·com', 'example·com', 'example.com'],
  ['ex\u200bample.c\u200bom', 'ex\u200bample.c\u200bom', 'example.com'],
  ['hxxps://evil[.]com/x', 'hxxps://evil[.]com/x', 'evil.com'],
  ['example dot com', 'example dot com', 'example.com'],
  ['example(dot)com', 'example(dot)com', 'example.com'],
  ['访问example点com下载', 'example点com', 'example.com'],
  ['example . com', 'example . com', 'example.com'],
  ['e x a m p l e . c o m', 'e x a m p l e . c o m', 'example.com'],
  ['w w w . a b c . c o m', 'w w w . a b c . c o m', 'www.abc.com'],
  ['e.x.a.m.p.l.e.c.o.m', 'e.x.a.m.p.l.e.c.o.m', 'example.com'],
  ['http://google.com@evil.ru/x', 'http://google.com@evil.ru/x', 'evil.ru'],
  ['https://%65xample.com/x', 'https://%65xample.com/x', 'example.com'],
  ['https:\\\\evil.com\\a', 'https:\\\\evil.com\\a', 'evil.com'],
  ['https://xn--fiqs8s.xn--55qx5d/abc', 'https://xn--fiqs8s.xn--55qx5d/abc', '中国.公司'],
  ['https://例子.公司/', 'https://例子.公司/', '例子.公司'],
  ['http://1.2.3.4/a', 'http://1.2.3.4/a', '1.2.3.4'],
  ['连 1.2.3.4:8080', '1.2.3.4:8080', '1.2.3.4'],
  ['去 163.com 注册', '163.com', '163.com'],
  ['freemoney.click', 'freemoney.click', 'freemoney.click'],
  ['abc123.me', 'abc123.me', 'abc123.me'],
  ['t。me/abcdef', 't。me/abcdef', 't.me'],
];

/** Ordinary writing: no link in it. */
const ordinary: readonly string[] = [
  'he said finish.it and left',
  'I like it. Com on',
  'done.So what',
  'v1.2.3.4 released',
  'Node.js and readme.md and index.ts',
  'see known-defects.md and job.data.id',
  'main.py run.sh, file.tar.gz, report.com.pdf',
  '价格3.5元 2024.01.02',
  'e.g. this i.e. that U.S.A. a.k.a.',
  'I was at work.me too',
  'the dot com bubble',
  '3点到5点',
  '他来自美国。中国人都知道',
  'ok.no problem',
  'great.online classes are',
  'wait...com on',
  'learn .net core',
  'Mr.Smith vs.him',
  'see you tmr.in the morning',
  'and/or 和/或 1/2',
  'hello.how are you',
  'thanks.you too',
  '没有.有的',
];

describe('a link', () => {
  it.each(written)('%s', (text, found, host) => {
    const [link, ...more] = findLinks(text);
    expect(more).toEqual([]);
    expect(link && [text.slice(link.start, link.end), link.host]).toEqual([found, host]);
  });
  it.each(ordinary)('is not in: %s', (text) => {
    expect(findLinks(text).map((l) => text.slice(l.start, l.end))).toEqual([]);
  });
  it('is told from an e-mail address', () => {
    for (const text of [
      'user@example.com',
      'foo [at] example [dot] com',
      '123456#qq.com',
      'abc艾特qq点com',
      'foo at gmail dot com',
    ])
      expect(findAddresses(text)).toMatchObject({ links: [], mails: [{ start: 0, end: text.length }] });
  });
  it('says how it was hidden', () => {
    expect(findLinks('hxxp://a1[.]com')[0]?.views).toContain('defanged');
    expect(findLinks('e x a m p l e . c o m')[0]?.views).toContain('spaced');
    expect(findLinks('https://xn--fiqs8s.com/')[0]?.views).toContain('encoded');
    expect(findLinks('ｅxample.com')[0]?.views).toContain('width');
    expect(findLinks('pаypal.com')[0]?.views).toContain('confusable');
    expect(findLinks('example.com')[0]?.views).toEqual([]);
  });
});

describe('an invitation', () => {
  it.each([
    ['t.me/+AbCdEfGh', 'telegram'],
    ['T.ME/joinchat/AAAA', 'telegram'],
    ['https://telegram.me/some_group', 'telegram'],
    ['tg://join?invite=abc', 'telegram'],
    ['discord.gg/abcDEF', 'discord'],
    ['discord . gg / abcdef', 'discord'],
    ['https://discord.com/invite/xyz', 'discord'],
    ['weixin://dl/business/?t=abc', 'wechat'],
    ['https://u.wechat.com/MKxyz', 'wechat'],
    ['https://weixin.qq.com/g/AwYAAA', 'wechat'],
    ['jq.qq.com/?_wv=1027&k=5abc', 'qq'],
    ['https://qm.qq.com/q/abc', 'qq'],
    ['mqqapi://card/show_pslcard?uin=1', 'qq'],
    ['chat.whatsapp.com/ABC123', 'whatsapp'],
    ['https://wa.me/8613800138000', 'whatsapp'],
    ['https://line.me/R/ti/g/abc', 'line'],
    ['open.kakao.com/o/gabc', 'kakaotalk'],
    ['https://signal.group/#CjQK', 'signal'],
    ['https://join.slack.com/t/x/shared_invite/y', 'slack'],
    ['https://matrix.to/#/#room:example.org', 'matrix'],
  ])('%s is one of %s', (text, platform) => {
    expect(findLinks(`来 ${text} 玩`).map((l) => l.invite)).toEqual([platform]);
  });
  it.each([
    'https://t.me/share/url?url=x',
    'discord.com/channels/1/2',
    'https://www.qq.com/',
    'https://line.me/en/',
    'github.com/a',
  ])('%s is none', (text) => {
    expect(findLinks(text).map((l) => l.invite)).toEqual([undefined]);
  });
});

describe('a rule about links', () => {
  const broken = (rule: Parameters<typeof linkReader>[0], text: string): string[] =>
    findLinks(text).flatMap((l) => linkReader(rule).breaks(l) ?? []);
  const link = { id: 1, kind: 'link' } as const;

  it('allows a domain and what is below it, and nothing that only looks like it', () => {
    const text = 'a.example.com notexample.com example.com.evil.ru https://example.com@evil2.ru';
    expect(broken({ ...link, allow: ['example.com'] }, text)).toEqual(['notexample.com', 'evil.ru', 'evil2.ru']);
    expect(broken({ ...link, allow: ['paypal.com'] }, 'pаypal.com')).toHaveLength(1);
  });
  it('denies from a path on, and look-alikes with the real one', () => {
    expect(
      broken({ ...link, deny: ['https://Evil.com/x'] }, 'evil.com evil.com/x evil.com/xy evil.com/x/y'),
    ).toHaveLength(2);
    expect(broken({ ...link, deny: ['paypal.com'] }, 'pаypal.com/login')).toHaveLength(1);
    expect(broken({ ...link, deny: ['中国.公司'] }, 'https://xn--fiqs8s.xn--55qx5d/abc')).toEqual(['中国.公司']);
  });
  it('lets the longer of both decide', () => {
    const rule = { ...link, allow: ['example.com'], deny: ['bad.example.com'] };
    expect(broken(rule, 'example.com bad.example.com/x good.example.com')).toEqual(['example.com']);
  });
  it('knows shortening services', () => {
    expect(broken({ ...link, shortened: true }, 'bit.ly/a t.cn/A6x example.com')).toEqual(['bit.ly', 't.cn']);
  });
  it('lets the own group be named', () => {
    const rule = inviteReader({ id: 1, kind: 'invite', allow: ['t.me/our_group'] });
    expect(findLinks('t.me/our_group t.me/other_group').map((l) => rule.breaks(l))).toEqual([
      undefined,
      't.me/other_group',
    ]);
  });
  it('refuses what belongs to nobody', () => {
    for (const deny of ['com.cn', 'github.io', 'example', ''])
      expect(checkLinks({ ...link, deny: [deny] })).toEqual({ problem: 'domain', detail: deny });
    expect(checkLinks({ ...link, deny: ['me.github.io'] })).toBeUndefined();
  });
});

test('what belongs to somebody', () => {
  const pairs = {
    'a.b.example.com.cn': 'example.com.cn',
    'x.co.uk': 'x.co.uk',
    'me.github.io': 'me.github.io',
    'a.me.github.io': 'me.github.io',
    'a.b.com': 'b.com',
    '1.2.3.4': '1.2.3.4',
  };
  for (const [host, domain] of Object.entries(pairs)) expect(registrable(host)).toBe(domain);
});

test('punycode is read as the platform’s own URL writes it, and nonsense stays', () => {
  for (const host of ['例子.公司', 'bücher.de', 'пример.рф', '日本語.jp', 'ασδ.gr', '☕.com'])
    expect(unicodeHost(new URL(`http://${host}`).hostname)).toBe(host);
  for (const host of ['xn--', 'xn--a-', 'xn--99999999999', 'xn--é']) expect(() => unicodeHost(host)).not.toThrow();
});

test('any text is read, and every place lies in it', () => {
  const piece = fc.constantFrom(
    'a',
    '.',
    '。',
    'com',
    '://',
    'http',
    '@',
    'dot',
    '点',
    ' ',
    '/',
    '%',
    '好',
    '😀',
    '\ud800',
    't.me',
    '[',
    ']',
    '+',
    '1',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const { links, mails } = findAddresses(text);
      for (const { start, end } of [...links, ...mails]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 500 },
  );
});

test('the longest message costs milliseconds, whatever it is made of', () => {
  for (const piece of ['a.', 'a ', '.', 'http://', 't.me/', 'a@', ' dot ', '点', '1.', '%41', 'x n - ']) {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    expect({ piece, quick: quickest(500, () => findLinks(text)) < 500 }).toEqual({ piece, quick: true });
  }
});
