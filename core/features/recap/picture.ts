/** A recap as a picture: what happened in figures, the course of the days, the topic of the span. */
import { chips, columns, columnsHeight, figures, figuresHeight, type Figure } from '../../kit/cards.ts';
import { body, frame, look, text, type } from '../../kit/svg.ts';
import { dayNumber, weekday } from '../../kit/calendar.ts';
import type { Locale } from '../../types.ts';
import { daysOf, type Recap } from './rules.ts';
import { recapTexts, type Told } from './texts.ts';

const gap = 18;
const between = 34;

/** Below each column, where there is room: the day of the week, the day of the month, the hour. */
function labelsOf(locale: Locale, { span, course }: Pick<Recap, 'span' | 'course'>): string[] {
  const t = recapTexts[locale];
  if (span.period === 'day') return course.map((_, hour) => (hour % 3 === 0 ? `${hour}` : ''));
  const days = daysOf(span);
  if (span.period === 'week') return days.map((day) => t.weekdays[weekday(day) - 1] ?? '');
  const first = dayNumber(span.first);
  return days.map((day) => ((dayNumber(day) - first) % 5 === 0 ? `${Number(day.slice(8))}` : ''));
}

/** SVG. `aside`: the group, the community; `forStaff`: with who left. */
export function recapPicture(locale: Locale, aside: string, r: Told, forStaff: boolean): string {
  const t = recapTexts[locale];
  const format = new Intl.NumberFormat(locale);
  const figure = (name: keyof typeof t.figures, value: string): Figure => ({ label: t.figures[name], value });
  const number = (name: 'messages' | 'joined' | 'left' | 'checkins' | 'points' | 'thanks'): Figure =>
    figure(name, format.format(r[name]));
  const hour = figure('hour', r.hour === null ? t.none : `${`${r.hour}`.padStart(2, '0')}:00`);
  const people = r.speakers === null ? (r.messages === 0 ? t.none : t.few) : format.format(r.speakers);
  const rows = [
    [number('messages'), figure('speakers', people), number('joined'), number('checkins')],
    [number('points'), number('thanks'), ...(forStaff ? [number('left')] : []), hour],
  ];
  const parts: string[] = [];
  let y = 0;
  for (const row of rows) {
    parts.push(figures(y, row));
    y += figuresHeight + gap;
  }
  y += between - gap;
  parts.push(text(0, y + 16, t.course(r.span.period), { size: type.small, fill: look.soft }));
  y += 34;
  const labels = labelsOf(locale, r);
  parts.push(
    columns(
      y,
      r.course.map((value, i) => ({ value, label: labels[i] ?? '' })),
      format.format,
    ),
  );
  y += columnsHeight;
  if (r.topic) {
    y += between;
    const drawn = chips(y, [t.topic(r.topic.words, r.topic.replies)], 1, body.width - 40);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  return frame({ title: t.heading(r.span), ...(aside && { aside }), height: y, note: r.dates }, parts.join(''));
}
