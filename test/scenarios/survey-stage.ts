/** One community on five platforms at once, each through its real client library: many people talking to the bot in private. */
import { createDiscord } from '../../adapters/discord/index.ts';
import { createQq, type QqPlatform } from '../../adapters/qq/index.ts';
import { createTelegram } from '../../adapters/telegram/index.ts';
import { createWechat, type WechatPlatform } from '../../adapters/wechat/index.ts';
import { harness, type Harness } from '../harness.ts';
import { unpaced as discordUnpaced } from '../platforms/discord/house.ts';
import { standIn as discordStandIn } from '../platforms/discord/index.ts';
import { unpaced as qqUnpaced } from '../platforms/qq/day-stage.ts';
import { standIn as qqStandIn } from '../platforms/qq/index.ts';
import { unpaced as telegramUnpaced, until } from '../platforms/telegram/house.ts';
import { standIn as telegramStandIn } from '../platforms/telegram/index.ts';
import { allRights } from '../platforms/telegram/world.ts';
import { standIn as wechatStandIn } from '../platforms/wechat/index.ts';
import { unpaced as wechatUnpaced } from '../platforms/wechat/quick.ts';

export const platforms = ['playground', 'telegram', 'discord', 'qq', 'wechat'] as const;
export type PlatformName = (typeof platforms)[number];
type Say = (who: string, text: string) => void;
interface Side {
  readonly group: Say;
  readonly private: Say;
}

export interface SurveyStage {
  readonly h: Harness;
  /** Says all of it at once and waits until the bot has taken it in and answered. */
  round(lines: readonly { on: PlatformName; who: string; text: string; where: 'group' | 'private' }[]): Promise<void>;
  /** The process ends and another begins, on the same database and the same platforms. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const known = <T>(make: (name: string) => T): ((name: string) => T) => {
  const all = new Map<string, T>();
  return (name) => {
    const found = all.get(name) ?? make(name);
    all.set(name, found);
    return found;
  };
};

/** `names`: who is on which platform; the first owns the group there. */
export async function surveyStage(names: Readonly<Record<PlatformName, readonly string[]>>): Promise<SurveyStage> {
  const h = await harness({ can: ['send', 'ask', 'choices', 'file', 'picture'] });
  const now = h.clock.now;
  const [telegram, discord, qq, wechat] = await Promise.all([
    telegramStandIn({ now }),
    discordStandIn({ now, heartbeatMs: 3_600_000 }),
    qqStandIn({ now }),
    wechatStandIn({ now }),
  ]);
  const title = (name: PlatformName): string => `${name} 群`;
  const first = (name: PlatformName): string => names[name][0] ?? name;

  const onTelegram = known((name) => telegram.user(name));
  const chat = telegram.group(title('telegram'), onTelegram(first('telegram')));
  const { members } = telegram.room(chat);
  const seated = { status: 'member' as const, rights: allRights, until: 0 };
  for (const name of names.telegram.slice(1)) members.set(onTelegram(name).id, { user: onTelegram(name), ...seated });
  members.set(telegram.bot.id, { user: telegram.bot, ...seated, status: 'administrator' });

  const onDiscord = known((name) => discord.user(name));
  const guild = discord.guild(title('discord'), onDiscord(first('discord')));
  for (const name of names.discord.slice(1)) discord.add(guild, onDiscord(name));

  const onQq = known((name) => {
    const user = qq.world.user(name);
    qq.world.friends.add(user.id);
    return user;
  });
  const group = qq.world.found(title('qq'), onQq(first('qq')));
  for (const name of names.qq.slice(1)) qq.world.enter(group, onQq(name));
  qq.world.enter(group, qq.world.self, 'admin');

  const onWechat = known((name) => wechat.person(name, { friend: true }));
  const room = wechat.room(title('wechat'), onWechat(first('wechat')), names.wechat.slice(1).map(onWechat));

  let count = 0;
  const stranger = (who: string, text: string, kind: 'group' | 'private'): void => {
    const id = `s${++count}`;
    const world = h.platform.snapshot().group;
    void h.platform.deliver({
      kind: 'message',
      id,
      messageId: id,
      account: 'playground',
      at: now(),
      room: kind === 'group' ? { id: world.id, kind, name: world.name } : { id: who, kind, name: who },
      from: { id: who, name: who, role: 'member' },
      text,
    });
  };
  const sides: Readonly<Record<PlatformName, Side>> = {
    playground: {
      group: (who, text) => stranger(who, text, 'group'),
      private: (who, text) => stranger(who, text, 'private'),
    },
    telegram: {
      group: (who, text) => void telegram.say(chat, onTelegram(who), text),
      private: (who, text) => void telegram.say(telegram.start(onTelegram(who)), onTelegram(who), text),
    },
    discord: {
      group: (who, text) => void discord.say(guild, onDiscord(who), text),
      private: (who, text) => void discord.say('private', onDiscord(who), text),
    },
    qq: {
      group: (who, text) => void qq.say(group, onQq(who), text),
      private: (who, text) => void qq.say('private', onQq(who), text),
    },
    wechat: {
      group: (who, text) => void wechat.say(room, onWechat(who), text),
      private: (who, text) => void wechat.say('private', onWechat(who), text),
    },
  };

  let live: { readonly qq: QqPlatform; readonly wechat: WechatPlatform };
  const connect = async (): Promise<void> => {
    const onError = (e: unknown): void => void h.errors.push(e);
    const { clock } = h;
    live = {
      qq: createQq({ url: qq.url, clock, onError, ...qqUnpaced }),
      wechat: createWechat({
        puppet: 'wechaty-puppet-service',
        endpoint: wechat.endpoint,
        token: wechat.token,
        clock,
        onError,
        ...wechatUnpaced,
      }),
    };
    const { token, root } = telegram;
    await h.banyan.addPlatform(
      createTelegram({ token, apiRoot: root, clock, holdSeconds: 2, budgets: telegramUnpaced, onError }),
    );
    await h.banyan.addPlatform(
      createDiscord({ token: discord.token, apiRoot: discord.root, clock, budgets: discordUnpaced, onError }),
    );
    await h.banyan.addPlatform(live.qq);
    await h.banyan.addPlatform(live.wechat);
    await until(() => h.banyan.status().every((s) => s.state === 'running'), undefined, 'every platform running');
  };
  await connect();

  /** Messages of people the core has handled. */
  const taken = (): number =>
    h.traces.filter((t) => t.event.kind === 'message' && t.event.from.bot !== true && t.stage !== 'redelivered').length;
  return {
    h,
    round: async (lines) => {
      const wanted = taken() + lines.length;
      for (const { on, who, text, where } of lines) sides[on][where](who, text);
      await until(() => taken() >= wanted, undefined, `${lines.length} lines taken in`);
      for (let i = 0; i < 2; i++) {
        await h.settle();
        await live.qq.idle();
        await live.wechat.idle();
      }
    },
    restart: async () => {
      await h.restart();
      await connect();
    },
    close: async () => {
      await h.close();
      await Promise.all([telegram.close(), discord.close(), qq.close(), wechat.close()]);
    },
  };
}
