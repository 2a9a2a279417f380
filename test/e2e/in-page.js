/** Runs in the page before its own scripts: what an eye would complain about. Plain JavaScript, as it is not compiled. */

/** A code point no font has: what it looks like is what a missing letter looks like. */
const nobody = '\u{378}';
/** Emoji are left out: a bare server has no font for them, a visitor's own machine does. */
const unseen = /\s|\p{Extended_Pictographic}|\u200d|\ufe0f/gu;

globalThis.eye = {
  /** The letters on the page, and in `also`, that no installed font can draw. */
  missingGlyphs(also) {
    const canvas = document.createElement('canvas');
    const [width, height] = [48, 48];
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const draw = (letter) => {
      pen.clearRect(0, 0, width, height);
      pen.font = `28px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(letter, 6, 34);
      return pen.getImageData(0, 0, width, height).data.join();
    };
    const nothing = draw(' ');
    const box = draw(nobody);
    const typed = [...document.querySelectorAll('[placeholder]')].map((n) => n.getAttribute('placeholder'));
    const letters = new Set(`${document.body.innerText}${typed.join('')}${also}`.replace(unseen, ''));
    return [...letters].filter((letter) => [nothing, box].includes(draw(letter)));
  },

  /** What sticks out of the window, has no name, or is smaller than a fingertip (44 by 44). */
  misfits() {
    const faults = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
    for (const node of document.querySelectorAll('button, select, textarea')) {
      const { width, height } = node.getBoundingClientRect();
      if (!node.checkVisibility({ visibilityProperty: true }) || width === 0) continue;
      const name = (node.getAttribute('aria-label') ?? node.textContent).trim();
      if (name === '') faults.push(`a ${node.tagName} without a name: ${node.outerHTML.slice(0, 80)}`);
      if (width < 43.5 || height < 43.5) faults.push(`${name} is ${Math.round(width)} by ${Math.round(height)}`);
    }
    return faults;
  },
};
