import { normalise } from '../text/normalise.js';
import { masked, sentencesOf } from '../text/tokens.js';

/** Slots into which runs of words or characters fall by their hash; nothing of an answer's words is kept in the weights. */
export const SLOTS = 1 << 18;

/** Where in the answer a run stands. */
type Zone = 'head' | 'body' | 'end';

/** Runs of one zone: slots with their values, of length 1 together times the zone's scale. */
export interface ZoneRuns {
  readonly zone: Zone;
  readonly slots: Uint32Array;
  readonly values: Float64Array;
}

interface ZoneForm {
  readonly zone: Zone;
  readonly longest: number;
  readonly scale: number;
}

/** Tokens of the head and of the end, in words and in Han characters. */
const HEAD = { word: 40, character: 60 } as const;
const END = { word: 40, character: 100 } as const;
/** Code units at the end of an answer that are read, and of a Chinese answer from its start. */
const END_READ = 400;
const CHARACTERS_READ = 2_000;

const WORD_FORMS: readonly ZoneForm[] = [
  { zone: 'head', longest: 3, scale: 1.5 },
  { zone: 'body', longest: 2, scale: 1.5 },
  { zone: 'end', longest: 2, scale: 1 },
];
const CHARACTER_FORMS: readonly ZoneForm[] = [
  { zone: 'head', longest: 4, scale: 1.5 },
  { zone: 'body', longest: 4, scale: 2 },
  { zone: 'end', longest: 4, scale: 1 },
];

const SEEDS: Readonly<Record<Zone, number>> = {
  head: 0x9e3779b1,
  body: 0x85ebca77,
  end: 0xc2b2ae3d,
};

/** Runs of words, those of the request masked: how an answer answers, not what about. Reads a bounded part of it. */
export function wordRuns(
  text: string,
  topic: ReadonlySet<string>,
  sentences = sentencesOf(text),
): ZoneRuns[] {
  const body = tokensOf(sentences, topic);
  const end = text.length > END_READ ? tokensOf(sentencesOf(text.slice(-END_READ)), topic) : body;
  return WORD_FORMS.map((form) =>
    zoneRuns(form, zoneOf(form.zone, { body, end }, HEAD.word, END.word)),
  );
}

function tokensOf(sentences: readonly (readonly string[])[], topic: ReadonlySet<string>): number[] {
  const tokens: number[] = [];
  for (const words of sentences) {
    tokens.push(START);
    for (const word of masked(words, topic)) tokens.push(hashOf(word));
  }
  return tokens;
}

/** Runs of characters, for Chinese. Reads a bounded part of the answer. */
export function characterRuns(text: string): ZoneRuns[] {
  const body = codesOf(text.slice(0, CHARACTERS_READ));
  const end = text.length > CHARACTERS_READ ? codesOf(text.slice(-END_READ)) : body;
  return CHARACTER_FORMS.map((form) =>
    zoneRuns(form, zoneOf(form.zone, { body, end }, HEAD.character, END.character)),
  );
}

function zoneOf(
  zone: Zone,
  { body, end }: { readonly body: readonly number[]; readonly end: readonly number[] },
  head: number,
  tail: number,
): readonly number[] {
  if (zone === 'head') return body.slice(0, head);
  return zone === 'body' ? body : end.slice(-tail);
}

const LINE = 0xb6;
const DIGIT = 0x30;

/** The characters of a text as rules read it: lines kept apart, digits all one, no spaces. */
function codesOf(text: string): number[] {
  const plain = text
    .split('\n')
    .map((line) => normalise(line))
    .filter((line) => line !== '')
    .join('\u00b6');
  const codes: number[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    if (code === 0x20) continue;
    const isDigit = code >= 0x30 && code <= 0x39;
    if (isDigit && codes.at(-1) === DIGIT) continue;
    codes.push(isDigit ? DIGIT : code);
  }
  codes.unshift(LINE);
  return codes;
}

/** FNV-1a over the code units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) {
    hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** A sentence's start. */
const START = hashOf('^');

/** The slot of a run so far and one token more; the last bits of a product are spread over all. */
function next(hash: number, token: number): number {
  const mixed = Math.imul(hash ^ token, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 13)) >>> (32 - 18);
}

/** How often each slot comes in the zone that is being counted: all zero before and after. */
const COUNTS = new Uint16Array(SLOTS);

/** The runs of a list of tokens, each weighing with the logarithm of how often it comes, all together of length `scale`. */
function zoneRuns({ zone, longest, scale }: ZoneForm, tokens: readonly number[]): ZoneRuns {
  const touched: number[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let hash: number = SEEDS[zone];
    const last = Math.min(longest, tokens.length - from);
    for (let length = 0; length < last; length += 1) {
      hash = next(hash, tokens[from + length] ?? 0);
      const slot = slotOf(hash);
      const before = COUNTS[slot] ?? 0;
      if (before === 0) touched.push(slot);
      COUNTS[slot] = before + 1;
    }
  }
  const slots = Uint32Array.from(touched);
  const values = new Float64Array(slots.length);
  let squares = 0;
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0;
    const value = 1 + Math.log(COUNTS[slot] ?? 1);
    COUNTS[slot] = 0;
    values[at] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  for (let at = 0; at < values.length; at += 1) values[at] = ((values[at] ?? 0) * scale) / length;
  return { zone, slots, values };
}
