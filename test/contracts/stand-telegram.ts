import { createTelegram } from '../../adapters/telegram/index.ts';
import type { User } from '../../adapters/telegram/wire.ts';
import { jumpClock } from '../jump-clock.ts';
import { unpaced, until } from '../platforms/telegram/house.ts';
import { standIn } from '../platforms/telegram/index.ts';
import { intake, linksOf, performer, type Stand, type Who } from './stand.ts';

export async function telegramStand(): Promise<Stand> {
  const clock = jumpClock();
  const api = await standIn();
  const users: Record<Who, User> = { owner: api.user('店长 Lin'), may: api.user('May'), hao: api.user('阿豪') };
  const chat = api.group('小鹿母婴群', users.owner);
  api.room(chat).members.set(users.hao.id, {
    user: users.hao,
    status: 'member',
    rights: { can_delete_messages: true, can_restrict_members: true, can_pin_messages: true },
    until: 0,
  });
  api.start(users.may);
  api.start(users.owner);
  const errors: unknown[] = [];
  const platform = createTelegram({
    token: api.token,
    apiRoot: api.root,
    clock,
    holdSeconds: 1,
    budgets: unpaced,
    onError: (e) => errors.push(e),
  });
  const door = intake();
  api.placeBot(chat, users.owner, 'administrator');
  await platform.start(door.accept);
  await until(() => door.events.length >= 2);
  door.events.length = 0;
  const roomOf = (where: 'group' | Who) =>
    api.room(where === 'group' ? chat : { id: users[where].id, type: 'private' });
  const handed = async (doIt: () => void): Promise<void> => {
    const before = door.events.length;
    doIt();
    await until(() => door.events.length > before);
  };
  return {
    platform,
    account: api.account,
    group: `${chat.id}`,
    longestText: 4096,
    refusesStrangers: true,
    idOf: (who) => `${users[who].id}`,
    events: door.events,
    refuseOnce: door.refuseOnce,
    say: async (who, text, where = 'group') => {
      let id = '';
      await handed(() => {
        const to = where === 'group' ? chat : api.start(users[who]);
        id = `${api.say(to, users[who], text.replace('@小榕', '@banyan_bot')).message_id}`;
      });
      return id;
    },
    press: (who, label) => handed(() => api.press(chat, users[who], label)),
    join: () => handed(() => api.join(chat, api.user('小禾'))),
    said: (where = 'group') =>
      [...roomOf(where).lines.values()]
        .filter((l) => l.from?.id === api.bot.id)
        .map((l) => ({
          id: `${l.message_id}`,
          text: (l.text ?? l.caption ?? '').replaceAll('\u2060', ''),
          mentions: (l.entities ?? l.caption_entities ?? []).flatMap((e) =>
            e.type === 'text_mention' || e.type === 'mention' ? [`${e.user?.id ?? e.type}`] : [],
          ),
          buttons: (l.reply_markup?.inline_keyboard.flat() ?? []).flatMap((b) =>
            b.callback_data === undefined ? [] : [{ label: b.text, press: b.callback_data }],
          ),
          ...linksOf((l.reply_markup?.inline_keyboard.flat() ?? []).map((b) => ({ label: b.text, url: b.url }))),
          picture: l.picture !== undefined,
          answers: l.answers === undefined ? null : `${l.answers}`,
        })),
    there: (id) => roomOf('group').lines.has(Number(id)),
    state: (who) => {
      const member = roomOf('group').members.get(users[who].id);
      if (member?.status === 'kicked') return 'banned';
      if (member?.status === 'restricted') return 'muted';
      return member === undefined || member.status === 'left' ? 'out' : 'in';
    },
    pinned: () => {
      const id = roomOf('group').pinned.at(-1);
      return id === undefined ? undefined : `${id}`;
    },
    perform: performer(platform, api.account, `${chat.id}`, (who) => `${users[who].id}`),
    close: async () => {
      await platform.stop();
      await api.close();
    },
  };
}
