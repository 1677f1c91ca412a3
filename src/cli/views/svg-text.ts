import { fitted, shownWidth } from '../shown-width.ts';

/** Text as it may stand in an element or attribute of a picture. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** How wide a letter is on average, in sizes of its font: as in DejaVu Sans, which few common fonts are wider than. */
const LETTER = 0.62;
const BOLD_LETTER = 0.68;
/** How much wider than the average the letters of a name are that is all of them. */
const WIDE = 0.55;
const CAPITAL = 0.15;

export interface Lettering {
  readonly size: number;
  readonly bold?: boolean;
}

/** In pixels, about. */
export function textWidth(text: string, { size, bold = false }: Lettering): number {
  const wide = text.match(/[WMmw@%]/g)?.length ?? 0;
  const capitals = text.match(/(?![WM])\p{Lu}/gu)?.length ?? 0;
  return (shownWidth(text) + WIDE * wide + CAPITAL * capitals) * size * (bold ? BOLD_LETTER : LETTER);
}

/** Cut, with an ellipsis, where it would be wider than so many pixels. */
export function within(text: string, width: number, lettering: Lettering): string {
  const inLetters = (part: string) => textWidth(part, lettering) / textWidth('x', lettering);
  return fitted(text, width / textWidth('x', lettering), inLetters);
}
