/** Words that are frequent in English and in no other language written in the same letters. */
const MARKERS: ReadonlySet<string> = new Set(
  (
    'the of and is that it you not are was for with as this can cannot have or by will your but they do from at my there if we please what ' +
    'would should been has were be their which i an to his her'
  ).split(' '),
);

/** Code units that are looked at. */
const LOOKED_AT = 1_500;
const FEWEST = 2;
const SMALLEST_SHARE = 0.1;

/** Whether a text reads as English: the learned part knows no other language. */
export function isEnglish(text: string): boolean {
  const plain = text.slice(0, LOOKED_AT).normalize('NFKC').toLowerCase();
  const words = plain.match(/\p{L}+/gu) ?? [];
  const marked = words.filter((word) => MARKERS.has(word)).length;
  return marked >= FEWEST && marked >= SMALLEST_SHARE * words.length;
}
