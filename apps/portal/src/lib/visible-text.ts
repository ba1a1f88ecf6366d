/** A piece of a text: as it is, or one character that a page would not show, by its code point. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hidden'; readonly codePoint: string };

/**
 * Characters that show nothing, or change how others are shown: controls, marks of format and direction, private use, halves of pairs,
 * fillers. Tab and line feed do what they say, and scripts need their joiners and signs of number.
 */
const HIDDEN =
  /(?![\t\n\u0600-\u0605\u06DD\u070F\u08E2\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

/** Splits a text of somebody else into what can be shown as it is and what has to be made visible. A carriage return before a line feed is no matter. */
export function visiblePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  const plain = text.replaceAll('\r\n', '\n');
  for (const { 0: hidden, index } of plain.matchAll(HIDDEN)) {
    if (index > from) pieces.push({ kind: 'text', text: plain.slice(from, index) });
    pieces.push({ kind: 'hidden', codePoint: codePointOf(hidden) });
    from = index + hidden.length;
  }
  if (from < plain.length) pieces.push({ kind: 'text', text: plain.slice(from) });
  return pieces;
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
