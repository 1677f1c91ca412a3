import stringWidth from 'string-width';

/** In cells of a terminal: letters of Chinese, Japanese and Korean take two, marks above another none, and colours none. */
export function shownWidth(text: string): number {
  return stringWidth(text);
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut, with an ellipsis, where it is wider than so many cells; no letter is cut in two. */
export function fitted(text: string, most: number, widthOf: (text: string) => number = shownWidth): string {
  if (widthOf(text) <= most) return text;
  let cut = '';
  let width = 0;
  for (const { segment } of letters.segment(text)) {
    width += widthOf(segment);
    if (width > most - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
