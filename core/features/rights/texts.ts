import type { Right, Texts } from '../../types.ts';

type Act = Exclude<Right, 'read'>;
interface Catalogue {
  /** It cannot see what members say; being made an admin mends that. */
  readonly blind: string;
  /** It is missing these rights. */
  readonly lacks: (acts: readonly Act[]) => string;
  readonly mended: string;
}
const named = (acts: Readonly<Record<Act, string>>, all: readonly Act[], comma: string): string =>
  all.map((a) => acts[a]).join(comma);

const hans = { delete: '删除消息', mute: '封禁用户', pin: '置顶消息' };
const hant = { delete: '刪除訊息', mute: '封鎖使用者', pin: '釘選訊息' };
const en = { delete: 'Delete messages', mute: 'Ban users', pin: 'Pin messages' };

export const rightsTexts: Texts<Catalogue> = {
  'zh-CN': {
    blind: '我现在看不到大家的消息，违禁词不会生效。请把我设为管理员，好了我会说一声。',
    lacks: (acts) => `我还缺权限。在群管理员里点我，打开「${named(hans, acts, '」「')}」，好了我会说一声。`,
    mended: '权限齐了，可以干活了。',
  },
  'zh-TW': {
    blind: '我現在看不到大家的訊息，違禁詞不會生效。請把我設為管理員，好了我會說一聲。',
    lacks: (acts) => `我還缺權限。在群組管理員裡點我，打開「${named(hant, acts, '」「')}」，好了我會說一聲。`,
    mended: '權限齊了，可以開工了。',
  },
  en: {
    blind: "I can't see what members say here, so word rules won't work. Make me an admin and I'll say when it's fine.",
    lacks: (acts) =>
      `I'm missing rights. Tap me among the admins and switch on: ${named(en, acts, ', ')}. I'll say when it's fine.`,
    mended: 'I have all the rights I need now.',
  },
};
