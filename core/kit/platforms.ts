/** What people call the platforms. */
import type { Locale } from '../types.ts';

const latin = { telegram: 'Telegram', discord: 'Discord', qq: 'QQ' };
const names: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': { ...latin, playground: '练习场', wechat: '微信' },
  'zh-TW': { ...latin, playground: '練習場', wechat: '微信' },
  en: { ...latin, playground: 'playground', wechat: 'WeChat' },
};

/** The platform of an account (`telegram:123`) or a platform's own word, as people call it. */
export const platformTitle = (account: string, locale: Locale): string => {
  const platform = account.split(':')[0] ?? account;
  return names[locale][platform] ?? platform;
};
