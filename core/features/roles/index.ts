/** Roles given by message, and the first owner where the platform names none. */
import { defineFeature, type House } from '../../house.ts';
import { noArguments, personMeant, withoutMentions } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import { foldCommand } from '../../text/index.ts';
import type { Tx } from '../../ports.ts';
import {
  roles as allRoles,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type PersonRef,
  type Refusal,
  type Role,
} from '../../types.ts';
import type { RolesClaimed } from './events.ts';
import { highestToGive, refusal, standingOf, triesLeft, type Standing } from './rules.ts';
import { defineClaimTries } from './schema.ts';
import { claimStore } from './store.ts';
import { roleCalled, roleNames, rolesTexts } from './texts.ts';

interface Wanted {
  readonly who: PersonRef;
  readonly to: Role;
}
/** Before and after of an audited change. */
interface Held {
  readonly member: number;
  readonly name: string;
  readonly granted: Role;
}
const namesShown = 4;

export const roles = defineFeature({
  name: 'roles',
  title: null,
  on: true,
  schema: defineClaimTries,
  create: (house) => ({
    commands: [appoint(house), dismiss(house), staff(house), claim(house)],
    undoes: {
      role: async (row, c, tx) => {
        const [before, after] = [row.before as Held, row.after as Held];
        const target = await standing(house, c, after.member);
        if (target.granted !== after.granted) return { refuse: rolesTexts[c.locale].changedSince };
        return give(house, c, tx, { ...target, name: after.name }, before.granted, false);
      },
    },
  }),
});

const standing = async (house: House, c: Context, member: number): Promise<Standing> => {
  const all = await house.people.ranks(c.community.id);
  return all.find((r) => r.member === member) ?? { member, granted: 'member', platformRole: 'member' };
};

/** Gives the role when the rules allow it; says what became of it. */
async function give(
  house: House,
  c: Context,
  tx: Tx,
  target: Standing & { readonly name: string },
  to: Role,
  audited = true,
): Promise<Effects | Refusal> {
  const t = rolesTexts[c.locale];
  const names = roleNames[c.locale];
  const owners = (await house.people.ranks(c.community.id)).filter(
    (r) => standingOf(r) === 'owner' && r.member !== target.member,
  );
  const actor = { member: c.who.member, role: c.role };
  const why = refusal({ actor, target, to, otherOwners: owners.length });
  if (why) return { refuse: t.why(why, names[why === 'above' ? highestToGive(c.role) : standingOf(target)]) };
  await house.people.grant(tx, target.member, to);
  const held = { member: target.member, name: target.name };
  if (audited)
    await house.audit.write(c, {
      act: 'role',
      subject: target.name,
      room: null,
      before: { ...held, granted: target.granted } satisfies Held,
      after: { ...held, granted: to } satisfies Held,
    });
  const now = standingOf({ ...target, granted: to });
  const raised = allRoles.indexOf(now) > allRoles.indexOf(standingOf(target));
  const who = at({ member: target.member, name: target.name });
  return [reply(c, raised ? t.raised(who, names[now]) : t.lowered(who, names[now]))];
}

const carryOut = async (house: House, c: Context<MessageEvent>, { who, to }: Wanted, tx: Tx): Promise<Effects> => {
  const { member } = await house.people.memberOf(c.community.id, c.event.account, who, c.now);
  const done = await give(house, c, tx, { ...(await standing(house, c, member)), name: who.name }, to);
  return 'refuse' in done ? [reply(c, done.refuse)] : done;
};

const appoint = (house: House): Command<Wanted> => ({
  name: 'roles.appoint',
  words: { 'zh-CN': ['任命'], 'zh-TW': ['任命'], en: ['role', 'promote'] },
  level: 'called',
  allow: 'admin',
  always: true,
  help: { 'zh-CN': '给人一个身份', 'zh-TW': '給人一個身分', en: 'give somebody a role' },
  example: { 'zh-CN': '/任命 @May 版主', 'zh-TW': '/任命 @May 版主', en: '/role @May moderator' },
  parse: (rest, c) => {
    const t = rolesTexts[c.locale];
    const who = personMeant(c.event);
    if (!who) return { refuse: t.whom };
    const to = roleCalled(withoutMentions(rest, c.event));
    return to ? { who, to } : { refuse: t.which };
  },
  run: (c, wanted, tx) => carryOut(house, c, wanted, tx),
});

const dismiss = (house: House): Command<Wanted> => ({
  name: 'roles.dismiss',
  words: { 'zh-CN': ['撤职'], 'zh-TW': ['撤職'], en: ['demote'] },
  level: 'called',
  allow: 'admin',
  always: true,
  help: { 'zh-CN': '收回身份', 'zh-TW': '收回身分', en: 'take a role back' },
  example: { 'zh-CN': '/撤职 @May', 'zh-TW': '/撤職 @May', en: '/demote @May' },
  parse: (_rest, c) => {
    const who = personMeant(c.event);
    return who ? { who, to: 'member' } : { refuse: rolesTexts[c.locale].whom };
  },
  run: (c, wanted, tx) => carryOut(house, c, wanted, tx),
});

const staff = (house: House): Command<null> => ({
  name: 'roles.staff',
  words: { 'zh-CN': ['管理员名单'], 'zh-TW': ['管理員名單'], en: ['staff'] },
  level: 'called',
  allow: 'member',
  always: true,
  help: { 'zh-CN': '这里谁管事', 'zh-TW': '這裡誰管事', en: 'who looks after this place' },
  example: { 'zh-CN': '/管理员名单', 'zh-TW': '/管理員名單', en: '/staff' },
  parse: noArguments,
  run: async (c) => {
    const all = await house.people.ranks(c.community.id);
    const groups = [...allRoles].reverse().flatMap((role) => {
      const names = all.filter((r) => standingOf(r) === role).map((r) => r.name);
      const shown = names.slice(0, namesShown);
      return names.length > 0 && role !== 'member'
        ? [{ role: roleNames[c.locale][role], names: shown, more: names.length - shown.length }]
        : [];
    });
    const t = rolesTexts[c.locale];
    return [reply(c, groups.length > 0 ? t.staff(groups) : t.nobody)];
  },
});

/** The code is only printed where the bot was started: who knows it, installed it. */
function claim(house: House): Command<string> {
  const store = claimStore(house.database);
  const run = async (c: Context<MessageEvent>, code: string, tx: Tx): Promise<Effects> => {
    const t = rolesTexts[c.locale];
    if (c.room.kind === 'group')
      return [{ do: 'delete', room: c.room.id, messageId: c.event.messageId }, reply(c, t.inPrivate)];
    if (house.claimCode === '') return [reply(c, t.noCode)];
    const owners = (await house.people.ranks(c.community.id)).filter((r) => standingOf(r) === 'owner');
    const [owner] = owners;
    if (owner) return [reply(c, owners.some((o) => o.member === c.who.member) ? t.already : t.taken(owner.name))];
    const wrong = await store.wrong(c.event.account, c.who.user, c.now);
    if (triesLeft(wrong) === 0) return [reply(c, t.wait)];
    if (code !== foldCommand(house.claimCode)) {
      await store.tried(c.event.account, c.who.user, c.cause, c.now);
      return [reply(c, t.wrong(triesLeft(wrong + 1)))];
    }
    const { member, name, granted } = c.who;
    await house.people.grant(tx, member, 'owner');
    const held = { member, name };
    const change = { before: { ...held, granted } satisfies Held, after: { ...held, granted: 'owner' } satisfies Held };
    await house.audit.write(c, { act: 'role', subject: name, room: null, ...change });
    const claimed: RolesClaimed = { what: 'roles.claimed', member };
    return [reply(c, t.claimed(c.community.name)), { do: 'tell', what: claimed }];
  };
  return {
    name: 'roles.claim',
    words: { 'zh-CN': ['认领'], 'zh-TW': ['認領'], en: ['claim'] },
    level: 'called',
    allow: 'member',
    always: true,
    help: {
      'zh-CN': '装我的人用验证码当群主',
      'zh-TW': '裝我的人用驗證碼當群主',
      en: 'become owner with the printed code',
    },
    example: { 'zh-CN': '/认领 246810', 'zh-TW': '/認領 246810', en: '/claim 246810' },
    parse: (rest, c) => foldCommand(rest) || { refuse: rolesTexts[c.locale].codeAfter },
    run,
  };
}
