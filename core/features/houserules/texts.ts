import type { At, Say, Texts } from '../../types.ts';

interface Catalogue {
  readonly rules: (text: string) => string;
  readonly know: string;
  readonly thanks: (who: readonly At[]) => Say;
  readonly none: string;
  readonly noneYet: string;
  readonly saved: (n: number) => string;
  readonly cleared: string;
  readonly tooLong: (most: number) => string;
  readonly notYours: string;
  readonly known: (n: number) => string;
  /** A good week: nobody had to be reminded of anything. Two, told in turn. */
  readonly praise: readonly [(days: number) => string, (days: number) => string];
  readonly remind: readonly [string, string];
}
const named = (who: readonly At[], comma: string): readonly (string | At)[] =>
  who.flatMap((w, i) => (i ? [comma, w] : [w]));

export const houserulesTexts: Texts<Catalogue> = {
  'zh-CN': {
    rules: (text) => `群规：\n${text}`,
    know: '我知道了',
    thanks: (who) => [...named(who, '、'), ' 谢谢，记下了。'],
    none: '这里还没写群规，和气就好。',
    noneYet: '还没写群规。这样写：「/群规 互相尊重，不发广告」。',
    saved: (n) => `记下了，${n} 个字。谁发「群规」就给谁看。`,
    cleared: '群规清空了。不对就发「撤销」。',
    tooLong: (most) => `最多 ${most} 个字，短一点大家才会看。`,
    notYours: '群规要管理员来写。',
    known: (n) => `已经有 ${n} 位说「我知道了」。`,
    praise: [
      (days) => `这 ${days} 天一次提醒都没用上，谢谢大家把群聊得这么舒服。`,
      (days) => `${days} 天平平和和，有大家真好。`,
    ],
    remind: ['想看群规发「群规」，有话好好说，谢谢大家。', '大家聊得开心，群规在这儿：发「群规」就能看。'],
  },
  'zh-TW': {
    rules: (text) => `群規：\n${text}`,
    know: '我知道了',
    thanks: (who) => [...named(who, '、'), ' 謝謝，記下了。'],
    none: '這裡還沒寫群規，和氣就好。',
    noneYet: '還沒寫群規。這樣寫：「/群規 互相尊重，不貼廣告」。',
    saved: (n) => `記下了，${n} 個字。誰傳「群規」就給誰看。`,
    cleared: '群規清空了。不對就傳「撤銷」。',
    tooLong: (most) => `最多 ${most} 個字，短一點大家才會看。`,
    notYours: '群規要管理員來寫。',
    known: (n) => `已經有 ${n} 位說「我知道了」。`,
    praise: [
      (days) => `這 ${days} 天一次提醒都沒用上，謝謝大家把群聊得這麼舒服。`,
      (days) => `${days} 天平平和和，有大家真好。`,
    ],
    remind: ['想看群規就傳「群規」，有話好好說，謝謝大家。', '大家聊得開心，群規在這裡：傳「群規」就看得到。'],
  },
  en: {
    rules: (text) => `Our rules:\n${text}`,
    know: 'Got it',
    thanks: (who) => [...named(who, ', '), ' thanks, noted.'],
    none: 'No rules written down here. Be kind and all is well.',
    noneYet: 'No rules yet. Write them like this: /rules Be kind. No advertising.',
    saved: (n) => `Noted, ${n} characters. Whoever sends /rules sees them.`,
    cleared: 'The rules are gone. Wrong? /undo',
    tooLong: (most) => `At most ${most} characters; people read short ones.`,
    notYours: 'The rules are written by an admin.',
    known: (n) => `${n} people said they got it.`,
    praise: [
      (days) => `${days} days without a single reminder. Thank you all for keeping this a good place.`,
      (days) => `${days} days of good talk. Nice to have you here.`,
    ],
    remind: [
      'Our rules are at /rules. Thanks for being kind to each other.',
      'Good to see you talk! The rules are one word away: /rules',
    ],
  },
};
