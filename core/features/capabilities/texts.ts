import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly all: (platform: string) => string;
  readonly told: (
    platform: string,
    can: readonly string[],
    cannot: readonly { name: string; without: string }[],
  ) => string;
  readonly unknown: string;
}
export const capabilitiesTexts: Texts<Catalogue> = {
  'zh-CN': {
    all: (platform) => `${platform}上我该会的都会：删消息、禁言、按钮、图片都行。`,
    told: (platform, can, cannot) =>
      `${platform}上我能：${can.join('、')}。\n做不了的有办法替：${cannot.map((x) => `${x.name}（${x.without}）`).join('、')}。`,
    unknown: '这个平台现在没连上，我说不准。',
  },
  'zh-TW': {
    all: (platform) => `${platform}上我該會的都會：刪訊息、禁言、按鈕、圖片都行。`,
    told: (platform, can, cannot) =>
      `${platform}上我能：${can.join('、')}。\n做不了的有辦法替：${cannot.map((x) => `${x.name}（${x.without}）`).join('、')}。`,
    unknown: '這個平台現在沒連上，我說不準。',
  },
  en: {
    all: (platform) => `On ${platform} I can do everything: delete, mute, buttons, pictures.`,
    told: (platform, can, cannot) =>
      `On ${platform} I can do ${can.join(', ')}.\nWhat I cannot, and what I do instead: ${cannot.map((x) => `${x.name} (${x.without})`).join(', ')}.`,
    unknown: 'This platform is not connected now, so I cannot say.',
  },
};
