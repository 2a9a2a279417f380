/** The seven kinds of chart a survey makes, in each language, with answers from a seed; and all of them on one sheet. */
import { yesNo } from '../../core/features/surveys/ask.ts';
import { questionChart } from '../../core/features/surveys/chart.ts';
import type { Answers } from '../../core/features/surveys/engine.ts';
import { normalised, surveySchema, type Survey } from '../../core/features/surveys/language.ts';
import { tally } from '../../core/features/surveys/tally.ts';
import { look } from '../../core/kit/svg.ts';
import type { Locale } from '../../core/types.ts';
import { seeded } from '../clock.ts';

type Three = readonly [string, string, string];
const said = (locale: Locale, [hans, hant, en]: Three): string => ({ 'zh-CN': hans, 'zh-TW': hant, en })[locale];

const flavours: readonly Three[] = [
  ['抹茶', '抹茶', 'Matcha'],
  ['海盐焦糖，少糖', '海鹽焦糖，少糖', 'Salted caramel, with less sugar'],
  ['都不喜欢', '都不喜歡', 'None of them'],
];
const shops: readonly Three[] = [
  ['门店', '門市', 'In the shop'],
  ['网店', '網店', 'Online'],
  ['朋友带', '朋友帶', 'Through friends'],
];
const values: readonly Three[] = [
  ['价格', '價格', 'The price'],
  ['口味', '口味', 'The taste'],
  ['产地', '產地', 'Where it comes from'],
];
const asks: Readonly<Record<string, Three>> = {
  fav: ['最喜欢哪种口味？', '最喜歡哪種口味？', 'Which flavour do you like best?'],
  where: ['在哪里买？（可多选）', '在哪裡買？（可複選）', 'Where do you buy? (several)'],
  kids: ['家里有两个宝宝吗？', '家裡有兩個寶寶嗎？', 'Are there two children at home?'],
  taste: ['口味几分？', '口味幾分？', 'How good is the taste?'],
  nps: ['愿意推荐给朋友吗？', '願意推薦給朋友嗎？', 'Would you recommend it to a friend?'],
  rank: ['最看重什么？', '最看重什麼？', 'What matters most?'],
  age: ['宝宝几个月？', '寶寶幾個月？', 'How many months old?'],
};

function survey(locale: Locale): Survey {
  const t = (three: Three): string => said(locale, three);
  const ask = (id: string): { id: string; ask: string } => ({ id, ask: t(asks[id] ?? ['', '', '']) });
  return normalised(
    surveySchema.parse({
      id: 'milk',
      title: t(['奶粉口味', '奶粉口味', 'New flavours']),
      questions: [
        { ...ask('fav'), options: flavours.map(t) },
        { ...ask('where'), type: 'multi', options: shops.map(t) },
        { ...ask('kids'), type: 'yesno' },
        {
          ...ask('taste'),
          type: 'scale',
          low: t(['很差', '很差', 'bad']),
          high: t(['很好', '很好', 'very good']),
        },
        { ...ask('nps'), type: 'nps' },
        { ...ask('rank'), type: 'ranking', options: values.map(t) },
        { ...ask('age'), type: 'number', least: 0, most: 72 },
      ],
    }),
  );
}

function given(): Answers[] {
  const dice = seeded(7);
  return Array.from({ length: 48 }, () => {
    const pick = (n: number): number => Math.floor(dice() * n);
    const order =
      [
        [1, 0, 2],
        [1, 2, 0],
        [0, 1, 2],
      ][pick(3)] ?? [];
    const where = [[0], [0, 1], [1], [1, 2]][pick(4)] ?? [];
    return {
      fav: Math.min(pick(4), pick(3)),
      where,
      kids: pick(3) === 0 ? 0 : 1,
      taste: 1 + Math.max(pick(5), pick(5)),
      nps: Math.max(pick(11), pick(11)),
      rank: order,
      age: pick(40),
    };
  });
}

/** `svg` of each kind, in the order asked. */
export function surveyCharts(locale: Locale): { readonly kind: string; readonly svg: string }[] {
  const of = survey(locale);
  const tallies = tally(of, given(), yesNo(locale));
  return tallies.map((t) => ({ kind: t.question.type, svg: questionChart(t, of.title, locale) ?? '' }));
}

/** All of them side by side, half their size. */
export function surveySheet(locale: Locale): string {
  const width = 900;
  const half = width / 2;
  const columns = [0, 0];
  const pictures = surveyCharts(locale).map(({ svg }) => {
    const height = Number(/ height="(\d+)"/u.exec(svg)?.[1] ?? 0) / 2;
    const column = (columns[0] ?? 0) <= (columns[1] ?? 0) ? 0 : 1;
    const y = columns[column] ?? 0;
    columns[column] = y + height;
    return svg.replace(
      / width="\d+" height="\d+"/u,
      ` x="${column * half}" y="${y}" width="${half}" height="${height}"`,
    );
  });
  const height = Math.max(...columns);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${look.paper}"/>${pictures.join('')}</svg>`;
}
