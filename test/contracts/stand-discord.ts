/** The small group as a Discord server: over HTTP and a WebSocket, through the real client library. */
import { createDiscord } from '../../adapters/discord/index.ts';
import { parseMessageId } from '../../adapters/discord/ids.ts';
import type { User } from '../../adapters/discord/wire.ts';
import { jumpClock } from '../jump-clock.ts';
import { unpaced, until } from '../platforms/discord/house.ts';
import { standIn } from '../platforms/discord/index.ts';
import { intake, linksOf, performer, type Stand, type Who } from './stand.ts';

export async function discordStand(): Promise<Stand> {
  const api = await standIn();
  const users: Record<Who, User> = { owner: api.user('店长 Lin'), may: api.user('May'), hao: api.user('阿豪') };
  const guild = api.guild('小鹿母婴群', users.owner);
  api.add(guild, users.may);
  api.add(guild, users.hao);
  api.world.closed.add(users.hao.id);
  const errors: unknown[] = [];
  const platform = createDiscord({
    token: api.token,
    apiRoot: api.root,
    clock: jumpClock(),
    budgets: unpaced,
    onError: (e) => errors.push(e),
  });
  const door = intake();
  await platform.start(door.accept);
  const channel = api.main(guild);
  const handed = async (doIt: () => void): Promise<void> => {
    const before = door.events.length;
    doIt();
    await until(() => door.events.length > before);
  };
  return {
    platform,
    account: api.account,
    group: guild.id,
    longestText: 2000,
    refusesStrangers: true,
    writesNames: true,
    idOf: (who) => users[who].id,
    events: door.events,
    refuseOnce: door.refuseOnce,
    say: async (who, text, where = 'group') => {
      let id = '';
      await handed(() => {
        const said = api.say(
          where === 'group' ? guild : 'private',
          users[who],
          text.replace('@小榕', `<@${api.bot.id}>`),
        );
        id = `${said.channel_id}:${said.id}`;
      });
      return id;
    },
    press: (who, label) => handed(() => void api.press(guild, users[who], label)),
    join: () => handed(() => api.join(guild, api.user('小禾'))),
    said: (where = 'group') =>
      api.said(where === 'group' ? channel : api.chat(users[where])).map((l) => ({
        id: `${l.channel_id}:${l.id}`,
        text: api.text(l),
        mentions: api.mentioned(l),
        buttons: (l.components ?? []).flatMap((r) =>
          r.components.flatMap((c) =>
            c.url === undefined ? [{ label: c.label ?? '', press: c.custom_id ?? '' }] : [],
          ),
        ),
        ...linksOf(
          (l.components ?? []).flatMap((r) => r.components.map((c) => ({ label: c.label ?? '', url: c.url }))),
        ),
        picture: l.files.some((f) => f.name.endsWith('.png')),
        answers: l.message_reference ? `${l.channel_id}:${l.message_reference.message_id ?? ''}` : null,
      })),
    there: (id) => api.world.lines.has(parseMessageId(id)?.message ?? ''),
    state: (who) => {
      const place = api.place(guild);
      const { id } = users[who];
      if (place.banned.has(id)) return 'banned';
      if (!place.members.has(id)) return 'out';
      return (place.muted.get(id) ?? 0) > Date.now() ? 'muted' : 'in';
    },
    pinned: () => {
      const id = api.world.pins.get(channel)?.at(-1);
      return id === undefined ? undefined : `${channel}:${id}`;
    },
    perform: performer(platform, api.account, guild.id, (who) => users[who].id),
    close: async () => {
      await platform.stop();
      await api.close();
      if (api.faulty.length > 0) throw new Error(api.faulty.join('\n'));
      if (errors.length > 0 && !errors.every((e) => e instanceof Error && e.message === 'the commit failed'))
        throw new Error(errors.map(String).join('\n'));
    },
  };
}
