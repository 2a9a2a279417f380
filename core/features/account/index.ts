/** `账号状态`: how an account that must be spared stands, in plain words, and what it may say. */
import { modeKey, modeOf, modes, type Mode } from '../../accounts.ts';
import { defineFeature, type House } from '../../house.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { foldCommand } from '../../text/index.ts';
import type { Command, Context, Effects, MessageEvent } from '../../types.ts';
import { accountTexts, modeCalled } from './texts.ts';

interface Args {
  readonly mode: Mode | null;
}

function told(house: House, c: Context): Effects {
  const t = accountTexts[c.locale];
  const all = house.spared();
  if (all.length === 0) return [reply(c, t.none)];
  const lines = all.map(({ account, careful }) =>
    t.state({
      platform: platformTitle(account, c.locale),
      mode: modeOf(house.settings, account, careful),
      ...careful.state(),
      now: c.now,
      until: (at) =>
        new Intl.DateTimeFormat(c.locale, {
          timeZone: c.community.timeZone,
          month: 'numeric',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).format(at),
    }),
  );
  return [reply(c, lines.join('\n'))];
}

async function change(house: House, c: Context, mode: Mode, tx: Tx): Promise<Effects> {
  const t = accountTexts[c.locale];
  if (c.role !== 'owner') return [reply(c, t.ownerOnly)];
  const all = house.spared();
  // Said on one of them it is about that one; said elsewhere, about all.
  const here = all.filter((a) => a.account === c.room.account.split(':')[0]);
  const meant = here.length > 0 ? here : all;
  if (meant.length === 0) return [reply(c, t.none)];
  for (const { account, careful } of meant) {
    const before = modeOf(house.settings, account, careful);
    await house.settings.restore(c, tx, modeKey(account), 0, 0, mode);
    await house.audit.write(c, { act: 'account.mode', subject: account, room: null, before, after: mode });
  }
  return [reply(c, t.changed(mode))];
}

const command = (house: House): Command<Args> => ({
  name: 'account',
  words: { 'zh-CN': ['账号状态', '账号'], 'zh-TW': ['帳號狀態', '帳號'], en: ['account'] },
  level: 'called',
  allow: 'admin',
  always: true,
  help: {
    'zh-CN': '号今天发了多少，能不能主动说话',
    'zh-TW': '號今天傳了多少，能不能主動說話',
    en: 'how much the account said, and may say',
  },
  example: { 'zh-CN': '/账号状态', 'zh-TW': '/帳號狀態', en: '/account' },
  parse: (rest, c: Context<MessageEvent>) => {
    if (rest === '') return { mode: null };
    const mode = modeCalled(foldCommand(rest)) ?? modes.find((m) => m === rest.toLowerCase());
    return mode ? { mode } : { refuse: accountTexts[c.locale].how };
  },
  run: (c, { mode }, tx) => (mode === null ? told(house, c) : change(house, c, mode, tx)),
});

export const account = defineFeature({
  name: 'account',
  title: null,
  on: true,
  create: (house) => ({ commands: [command(house)] }),
});
