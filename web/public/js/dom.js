/** Making elements. Text goes in as text, never as markup. */

/** Attributes of null, undefined or false are left out; `on<event>` listens; `class` may be a list; so may children hold null. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'class') node.className = [value].flat().filter(Boolean).join(' ');
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
}

export const byId = (id) => document.getElementById(id);

const paths = {
  send: 'M4 12 20 4l-6 16-3-7-7-1z',
  reply: 'M10 8V4l-7 7 7 7v-4c5 0 8 1.500 10 5-.5-6-4-10.500-10-11z',
  like: 'M7 10v10H4V10zM9 20V10l4-7c1.500 0 2.500 1 2.200 2.600L14.500 9H20c.8 0 1.300.7 1.100 1.500l-2 8c-.2.9-1 1.500-2 1.500z',
  edit: 'M4 20v-4L15.500 4.500l4 4L8 20zM13.500 6.500l4 4',
  close: 'M6 6l12 12M18 6 6 18',
  panel: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8.500v4l3 2',
  sun: 'M12 7.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600 19 19M5 19l1.400-1.400M17.600 6.400 19 5',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
};

/** A line drawing that needs no font. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const shape = { d: paths[name], fill: 'none', stroke: 'currentColor', 'stroke-width': '2' };
  for (const [key, value] of Object.entries({ ...shape, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }))
    path.setAttribute(key, value);
  svg.append(path);
  return svg;
}

/** The bot's leaf or the first letter of a name on the person's colour. */
export function avatar(who) {
  if (who.bot) return el('span', { class: 'avatar', 'aria-hidden': 'true' }, el('img', { src: '/icon.svg', alt: '' }));
  return el('span', { class: ['avatar', who.id], 'aria-hidden': 'true' }, [...who.name][0] ?? '?');
}
