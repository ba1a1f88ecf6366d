/** Code units that are looked at. */
const LOOKED_AT = 1_500;

/** A Han character says about as much as this many letters. */
const LETTERS_OF_A_HAN = 3;

/** Share of the letters that the script of the answer has, quoted names in other letters or not. */
const LARGEST_SHARE = 0.5;

/** Japanese is written in kana and Han characters: fewer kana among them are a name in a Chinese text. */
const FEWEST_KANA = 0.2;

/** Words of a short text that tell its language: one in a text of up to this many words, two in a longer one. */
const SHORT = 6;
const SMALLEST_SHARE = 0.1;

type Script = 'han' | 'kana' | 'hangul' | 'cyrillic' | 'arabic' | 'devanagari' | 'latin';

/** Where the letters of each script lie, in code units. */
const RANGES: readonly (readonly [Script, number, number])[] = [
  ['latin', 0x61, 0x7a],
  ['latin', 0xdf, 0x24f],
  ['latin', 0x1e00, 0x1eff],
  ['han', 0x3400, 0x9fff],
  ['kana', 0x3041, 0x30ff],
  ['hangul', 0xac00, 0xd7a3],
  ['cyrillic', 0x400, 0x52f],
  ['arabic', 0x620, 0x6ff],
  ['devanagari', 0x900, 0x97f],
];

const SCRIPTS = [
  'latin',
  'han',
  'kana',
  'hangul',
  'cyrillic',
  'arabic',
  'devanagari',
] as const satisfies readonly Script[];

/** Letters that other languages in the same script have, and these have not: Ukrainian and Belarusian, Persian and Urdu. */
const NOT_RUSSIAN = /[іїєґўјљњћђџ]/giu;
const NOT_ARABIC = /[پچژگکیٹڈڑںہے]/gu;
/** Share of a text's letters from which they are no names in it. */
const FOREIGN = 0.02;

/**
 * Words that are frequent in one language; those of languages that have no tag here are listed so that a text in them is not taken for
 * a neighbour's.
 */
const FUNCTION_WORDS: readonly (readonly [string | null, string])[] = [
  [
    'en',
    'the of and is that it you not are was for with as this can cannot have or by will your but they do from at my there if we please what would should been has were be their which i an to in on his her about how',
  ],
  [
    'es',
    'el la los las de que y en un una es por con para se del al lo como más pero su no puedo lo sobre este esta esto son ha mi',
  ],
  [
    'pt',
    'o os as de que e em um uma é por com para se do da dos das ao não como mais mas seu sua posso sobre este esta isso são na no nas nos pela pelo também',
  ],
  [
    'fr',
    'le la les de des et en un une est que qui dans pour par sur pas ne je vous il ce cette au aux du avec plus mais sont peux être ces son ses nous ou',
  ],
  [
    'it',
    'il lo la gli le di che e in un una è per con non sono come più ma del della dei delle questo questa su al alla nel nella posso si anche mi ha',
  ],
  [
    'de',
    'der die das und ist nicht ich zu den von mit dem ein eine einer auf für als sich es im des auch wie kann sie werden wird aber oder über bei diese dieser sind haben mir',
  ],
  [
    null,
    'de het een en van ik niet dat die te zijn op aan met voor is er maar om kan deze ook wordt over door bij naar',
  ],
  [
    null,
    'och att det som en är jag inte på för med den av till om har kan men ett vi detta eller från',
  ],
  [
    null,
    'og at det som en er jeg ikke på for med den av til om har kan men et vi dette eller fra af',
  ],
  [null, 'i w na nie się z do jest to że o jak ale przez od po za są ten może oraz tym jego'],
  [null, 've bir bu da de için ile çok ne olarak daha gibi ama değil ben olan var ya hakkında'],
  [
    null,
    'yang dan di ini itu dengan untuk tidak dari dalam pada adalah saya akan atau oleh ke juga dapat',
  ],
  [null, 'và là của có không các một được cho trong này với những người tôi về đã để'],
  [null, 'și de în la cu nu o un pe că să este care din pentru mai sunt prin sau'],
  [null, 'el la els les de que i en un una és per amb no són com més però aquest aquesta dels'],
];

const LANGUAGES_OF: ReadonlyMap<string, readonly number[]> = languagesOfWords();

function languagesOfWords(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, [, words]] of FUNCTION_WORDS.entries()) {
    for (const word of new Set(words.split(' '))) {
      const languages = found.get(word);
      if (languages === undefined) found.set(word, [index]);
      else languages.push(index);
    }
  }
  return found;
}

/**
 * The language of a text by its script and its function words, as a primary tag (`en`, `zh`, `ja`, `ko`, `ru`, `ar`, `hi`, `es`, `fr`,
 * `de`, `pt`, `it`); null for others, and for texts too short or too mixed to tell. It reads the beginning only: the time does not
 * grow with the text.
 */
export function languageOf(text: string): string | null {
  const plain = text.trimStart().slice(0, LOOKED_AT).normalize('NFKC').toLowerCase();
  const script = scriptOf(plain);
  switch (script) {
    case 'han':
      return 'zh';
    case 'kana':
      return 'ja';
    case 'hangul':
      return 'ko';
    case 'cyrillic':
      return isForeign(plain, NOT_RUSSIAN) ? null : 'ru';
    case 'arabic':
      return isForeign(plain, NOT_ARABIC) ? null : 'ar';
    case 'devanagari':
      return 'hi';
    case 'latin':
      return languageOfWords(plain);
    case null:
      return null;
  }
}

function scriptOf(plain: string): Script | null {
  const letters = lettersOf(plain);
  const { kana, han } = letters;
  const isJapanese = kana > FEWEST_KANA * (kana + han);
  letters.kana = isJapanese ? LETTERS_OF_A_HAN * han + kana : kana;
  letters.han = isJapanese ? 0 : LETTERS_OF_A_HAN * han;
  const all = Object.values(letters).reduce((sum, each) => sum + each, 0);
  const script = SCRIPTS.reduce((one, other) => (letters[other] > letters[one] ? other : one));
  return all > 0 && letters[script] >= LARGEST_SHARE * all ? script : null;
}

function lettersOf(plain: string): Record<Script, number> {
  const letters = { latin: 0, han: 0, kana: 0, hangul: 0, cyrillic: 0, arabic: 0, devanagari: 0 };
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at);
    if (unit < 0x61) continue;
    const range = RANGES.find(([, first, last]) => unit >= first && unit <= last);
    if (range !== undefined) letters[range[0]] += 1;
  }
  return letters;
}

function isForeign(plain: string, letter: RegExp): boolean {
  return count(plain, letter) > FOREIGN * count(plain, /\p{L}/gu);
}

function languageOfWords(plain: string): string | null {
  const words = plain.match(/\p{L}+/gu) ?? [];
  const hits = FUNCTION_WORDS.map(() => 0);
  for (const word of words) {
    for (const language of LANGUAGES_OF.get(word) ?? []) hits[language] = (hits[language] ?? 0) + 1;
  }
  const most = Math.max(...hits);
  const isTold = most >= (words.length <= SHORT ? 1 : 2) && most >= SMALLEST_SHARE * words.length;
  const best = FUNCTION_WORDS.filter((_language, index) => hits[index] === most);
  return isTold && best.length === 1 ? (best[0]?.[0] ?? null) : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
