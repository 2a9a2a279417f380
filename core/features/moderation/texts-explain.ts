/** Why something was done, and taking it back. */
import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';
import type { Did } from './rules.ts';
import { disguisesIn, minutes } from './texts.ts';

/** What is said about one act to who may know. */
export interface Why {
  /** How the rule is called, when it is not about words. */
  readonly title?: Texts;
  /** The beginning of it in a group, all of it in private. */
  readonly found: string;
  readonly views: readonly string[];
  readonly did: Did;
  readonly undone: boolean;
  readonly ref: string;
}
interface Catalogue {
  readonly why: (w: Why) => string;
  readonly noSuchAct: string;
  readonly notYours: string;
  readonly needId: string;
  readonly forgiven: (who: At) => Say;
  readonly alreadyForgiven: string;
}

export const explainTexts: Texts<Catalogue> = {
  'zh-CN': {
    why: (w) => {
      const how = disguisesIn(w.views, 'zh-CN');
      const points = w.did.points > 0 ? `扣了 ${w.did.points} 分` : '没扣分';
      const did = w.did.kick
        ? '所以请出了群'
        : w.did.muteMs > 0
          ? `禁言了 ${minutes(w.did.muteMs)} 分钟，${points}`
          : w.did.words === 'warn'
            ? `警告一次，${points}`
            : `只是提醒，${points}`;
      const tail = w.undone ? '这条已经撤掉了。' : `觉得不对，跟管理员说「放行 ${w.ref}」。`;
      const what = w.title
        ? `因为${w.title['zh-CN']}（${w.found}）`
        : `碰到的是「${w.found}」${how ? `（${how}）` : ''}`;
      return `${what}，${did}。${tail}`;
    },
    noSuchAct: '没有这条记录，看看编号对不对。',
    notYours: '这条只有本人和管理员能看。',
    needId: '要撤哪一条？比如「放行 3F2」。',
    forgiven: (w) => say`${w} 看过了，是误会，提醒已撤掉，抱歉打扰。`,
    alreadyForgiven: '这条早就撤掉了。',
  },
  'zh-TW': {
    why: (w) => {
      const how = disguisesIn(w.views, 'zh-TW');
      const points = w.did.points > 0 ? `扣了 ${w.did.points} 點` : '沒扣點';
      const did = w.did.kick
        ? '所以請出了群組'
        : w.did.muteMs > 0
          ? `禁言了 ${minutes(w.did.muteMs)} 分鐘，${points}`
          : w.did.words === 'warn'
            ? `警告一次，${points}`
            : `只是提醒，${points}`;
      const tail = w.undone ? '這條已經撤掉了。' : `覺得不對，跟管理員說「放行 ${w.ref}」。`;
      const what = w.title
        ? `因為${w.title['zh-TW']}（${w.found}）`
        : `碰到的是「${w.found}」${how ? `（${how}）` : ''}`;
      return `${what}，${did}。${tail}`;
    },
    noSuchAct: '沒有這筆紀錄，看看編號對不對。',
    notYours: '這條只有本人和管理員能看。',
    needId: '要撤哪一條？例如「放行 3F2」。',
    forgiven: (w) => say`${w} 看過了，是誤會，提醒已撤掉，抱歉打擾。`,
    alreadyForgiven: '這條早就撤掉了。',
  },
  en: {
    why: (w) => {
      const how = disguisesIn(w.views, 'en');
      const points = w.did.points > 0 ? `${w.did.points} points off` : 'no points lost';
      const did = w.did.kick
        ? 'removed from the group'
        : w.did.muteMs > 0
          ? `muted ${minutes(w.did.muteMs)} min, ${points}`
          : w.did.words === 'warn'
            ? `a warning, ${points}`
            : `just a reminder, ${points}`;
      const tail = w.undone ? 'It was taken back.' : `Think it's wrong? Ask an admin for /pardon ${w.ref}`;
      const what = w.title ? `It was ${w.title.en} (${w.found})` : `It was "${w.found}"${how ? ` (${how})` : ''}`;
      return `${what}: ${did}. ${tail}`;
    },
    noSuchAct: "There's no such record. Check the number.",
    notYours: 'Only the person concerned and staff can see that one.',
    needId: 'Which one? For example: /pardon 3F2',
    forgiven: (w) => say`${w} that was a misunderstanding. The reminder is taken back, sorry for the bother.`,
    alreadyForgiven: 'That one is taken back already.',
  },
};
