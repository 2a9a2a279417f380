/** What the pages of a survey have in common: plain HTML, one style, no script. */
import type { Locale } from '../core/types.ts';

export const css = `body{margin:0;background:#f6f4ee;color:#1d2b26;font:17px/1.5 system-ui,sans-serif}
main{max-width:36rem;margin:0 auto;padding:1.25rem 1rem 3rem}h1{font-size:1.4rem}h2{font-size:1.15rem}
fieldset{border:1px solid #d8d4c8;border-radius:12px;background:#fff;margin:0 0 1rem;padding:.75rem 1rem}
legend{font-weight:600;padding:0 .25rem}label{display:block;padding:.45rem 0}label.step{display:inline-block;min-width:3rem}
input[type=text],textarea{box-sizing:border-box;width:100%;font:inherit;padding:.6rem;border:1px solid #b9b4a5;border-radius:8px}
input[type=radio],input[type=checkbox]{width:1.2rem;height:1.2rem;vertical-align:-.2rem;margin-right:.5rem}
.fault{color:#a12622}.soft{color:#5d6b66;font-size:.9rem}
button{width:100%;font:inherit;font-weight:600;padding:.8rem;border:0;border-radius:12px;background:#1f6f50;color:#fff}
table{border-collapse:collapse;width:100%;background:#fff}th,td{border:1px solid #d8d4c8;padding:.35rem .5rem;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}.wide{overflow-x:auto}
progress{width:100%;height:.7rem;accent-color:#1f6f50}select{width:100%;font:inherit;padding:.5rem;margin:0 0 .5rem}`;

export const escape = (text: string): string => text.replace(/[&<>"']/gu, (c) => `&#${c.charCodeAt(0)};`);
export const whole = (locale: Locale, title: string, main: string): string =>
  `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${css}</style></head><body><main>${main}</main></body></html>
`;
