/** WeChat for the contract: a puppet behind a real puppet service over gRPC. */
import { createWechat } from '../../adapters/wechat/index.ts';
import { jumpClock } from '../jump-clock.ts';
import { until } from '../platforms/telegram/house.ts';
import { standIn, type Contact } from '../platforms/wechat/index.ts';
import { unpaced } from '../platforms/wechat/quick.ts';
import { intake, performer, type Stand, type Who } from './stand.ts';

export async function wechatStand(): Promise<Stand> {
  const clock = jumpClock();
  const api = await standIn();
  const people: Record<Who, Contact> = {
    owner: api.person('店长 Lin', { friend: true }),
    may: api.person('May', { friend: true }),
    hao: api.person('阿豪'),
  };
  const group = api.room('小鹿母婴群', people.owner, [people.may, people.hao]);
  group.adminIds.push(api.world.self.id);
  const errors: unknown[] = [];
  const platform = createWechat({
    puppet: 'wechaty-puppet-service',
    endpoint: api.endpoint,
    token: api.token,
    clock,
    ...unpaced,
    onError: (e) => errors.push(e),
  });
  const door = intake();
  await platform.start(door.accept);
  const handed = async (doIt: () => void): Promise<void> => {
    const before = door.events.length;
    doIt();
    await until(() => door.events.length > before);
  };
  return {
    platform,
    account: 'wechat',
    group: group.id,
    longestText: 1000,
    refusesStrangers: true,
    captionsFollow: true,
    cannotAnswerTo: true,
    idOf: (who) => people[who].id,
    events: door.events,
    refuseOnce: door.refuseOnce,
    say: async (who, text, where = 'group') => {
      let id = '';
      await handed(() => void (id = api.say(where === 'group' ? group : 'private', people[who], text).id));
      return id;
    },
    join: () => handed(() => api.join(group, [api.person('小禾')], people.owner)),
    said: (where = 'group') =>
      api.said(where === 'group' ? group : people[where]).map((l) => ({
        id: l.id,
        text: (l.text ?? '').replaceAll('\u2005', ' '),
        mentions: l.mentionIdList ?? [],
        buttons: [],
        picture: l.picture !== undefined,
        answers: null,
      })),
    there: (id) => api.world.lines.get(id)?.recalled === false,
    state: (who) => (group.members.has(people[who].id) ? 'in' : 'out'),
    pinned: () => undefined,
    perform: performer(platform, 'wechat', group.id, (who) => people[who].id),
    close: async () => {
      await platform.stop();
      await api.close();
    },
  };
}
