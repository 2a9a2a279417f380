/** The lines of a text, without what surrounds them; ⏎ is the end of a line inside a message. */
export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((x) => x.trim().replaceAll('⏎', '\n'))
    .filter((x) => x !== '');
