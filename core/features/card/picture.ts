/** A member's card as a picture: name and title, figures, how far it is to the next level, badges. */
import { chips, figures, figuresHeight } from '../../kit/cards.ts';
import { bar, body, face, frame, look, text, type } from '../../kit/svg.ts';
import type { Fact, Locale } from '../../types.ts';
import { cardTexts } from './texts.ts';

const mostFigures = 4;
const gap = 30;

/** SVG. `group`: may be empty. */
export function cardPicture(locale: Locale, name: string, group: string, facts: readonly Fact[]): string {
  const found = <K extends Fact['is']>(is: K) => facts.filter((f): f is Extract<Fact, { is: K }> => f.is === is);
  const [title] = found('title');
  const parts = [
    face(54, 54, 54, name),
    text(136, title ? 48 : 68, name, { size: 44, bold: true, max: body.width - 136 }),
  ];
  if (title)
    parts.push(text(136, 92, title.title, { size: type.small + 3, fill: look.amberInk, max: body.width - 136 }));
  let y = 108 + gap;
  const numbers = found('figure').slice(0, mostFigures);
  if (numbers.length > 0) {
    parts.push(figures(y, numbers));
    y += figuresHeight + gap;
  }
  for (const { label, share } of found('progress').slice(0, 1)) {
    parts.push(
      bar(0, y, body.width, 20, share, look.leaf),
      text(0, y + 54, label, { size: type.small, fill: look.soft, max: body.width }),
    );
    y += 54 + gap;
  }
  for (const { items } of found('list').slice(0, 1)) {
    const drawn = chips(y, items);
    parts.push(drawn.svg);
    y += drawn.height + gap;
  }
  return frame({ title: cardTexts[locale].heading, ...(group && { aside: group }), height: y - gap }, parts.join(''));
}
