import { normalise } from '../text/normalise.js';
import type { Reading } from '../rules/reading.js';
import { STANCES, type Stance } from './lexicon.js';
import type { Request } from './wishes.js';
import { wordsOf } from './tokens.js';

/** Languages with a learned part. */
export type LearnedLanguage = 'en' | 'zh';

/** A Han character says about as much as this many letters. */
const LETTERS_OF_A_HAN = 3;
/** Code units that are read for words of stance, and for the head of them. */
const STANCE_READ = 4_000;
const STANCE_HEAD = { en: 300, zh: 120 } as const;
const ITEM = /^\s{0,12}(?:[-*•]|\p{Nd}{1,3}[.、)）]|[一二三四五六七八九十]{1,3}、)/u;
const HEADING =
  /^\s{0,8}(?:#{1,6}\s|\*\*[^*]{1,80}\*\*\s{0,4}:?\s{0,4}$|[一二三四五六七八九十]{1,3}、)/;
/** Powers of two of letters below which an answer is short in one way or another. */
const SHORTER_THAN = [6, 7, 8, 9, 10, 11, 12];
const LINES_READ = 400;

/** How much features of each kind weigh before training: a greater scale is a smaller penalty. */
const SCALE = { shape: 0.4, stance: 0.4, role: 0.4 } as const;

/** Features about length, form, stance to the request and roles of clauses, for a text in a language with a learned part. */
export function shapeFeatures(
  text: string,
  language: LearnedLanguage,
  request: Request | null,
  reading: Reading,
): Map<string, number> {
  const features = new Map<string, number>();
  const length = addLength(features, text, language);
  addForm(features, text);
  const plain = normalise(text.slice(0, STANCE_READ));
  addOverlap(features, { text, plain, language }, request);
  const leaning = addStances(features, { text, plain, language });
  addWishes(features, request, length, leaning);
  addRoles(features, reading);
  return features;
}

function addLength(features: Map<string, number>, text: string, language: LearnedLanguage): number {
  const letters = text.length * (language === 'zh' ? LETTERS_OF_A_HAN : 1);
  const length = Math.log2(20 + letters);
  features.set('length', (SCALE.shape * (length - 10)) / 2);
  for (const bound of SHORTER_THAN) {
    const below = Math.max(0, Math.min(1, bound - length));
    if (below > 0) features.set(`shorter:${bound}`, SCALE.shape * below);
  }
  return length;
}

function addForm(features: Map<string, number>, text: string): void {
  const lines = text
    .slice(0, STANCE_READ)
    .split('\n', LINES_READ)
    .filter((line) => line.trim() !== '');
  const items = lines.filter((line) => ITEM.test(line)).length;
  const headings = lines.filter((line) => HEADING.test(line)).length;
  features.set('items', SCALE.shape * Math.min(1, items / 8));
  features.set('headings', SCALE.shape * Math.min(1, headings / 4));
  features.set('lines', (SCALE.shape * Math.log2(1 + lines.length)) / 5);
  if (items === 0) features.set('no_items', SCALE.shape);
  if (headings === 0) features.set('no_headings', SCALE.shape);
  if (lines.length === 1) features.set('one_line', SCALE.shape);
}

/** An answer, and the part of it that is read for words, as rules read it. */
interface Words {
  readonly text: string;
  readonly plain: string;
  readonly language: LearnedLanguage;
}

/** How many of the request's words the answer takes up, in all and at its head. */
function addOverlap(
  features: Map<string, number>,
  { text, plain, language }: Words,
  request: Request | null,
): void {
  if (request === null) return void features.set('no_request', SCALE.shape);
  const { size } = request.words;
  if (size === 0) return;
  const head = text.slice(0, STANCE_HEAD[language]);
  const [all, first] =
    language === 'zh'
      ? [pairsIn(plain, request), pairsIn(normalise(head), request)]
      : [stemsIn(text, request), stemsIn(head, request)];
  features.set('overlap', (SCALE.shape * all) / size);
  features.set('overlap_head', (SCALE.shape * first) / size);
}

function pairsIn(plain: string, { words }: Request): number {
  const dense = plain.replaceAll(' ', '');
  return [...words].filter((word) => dense.includes(word)).length;
}

function stemsIn(part: string, { words }: Request): number {
  const stems = new Set(wordsOf(part).map((word) => word.slice(0, 5)));
  return [...words].filter((word) => stems.has(word)).length;
}

/** The density of each kind of words; gives the leaning to the official line over criticism. */
function addStances(features: Map<string, number>, { plain, language }: Words): number {
  const head = plain.slice(0, STANCE_HEAD[language]);
  const per = (plain.length * (language === 'zh' ? LETTERS_OF_A_HAN : 1)) / 1_000 + 0.5;
  const counts = new Map<string, number>();
  for (const stance of STANCES) {
    const found = count(plain, stance, language);
    counts.set(stance.name, found);
    features.set(`stance:${stance.name}`, SCALE.stance * Math.min(2, found / per / 2));
    if (found === 0) features.set(`no:${stance.name}`, SCALE.stance);
    const first = Math.min(2, count(head, stance, language));
    if (first > 0) features.set(`head:${stance.name}`, SCALE.stance * first);
  }
  const leaning = Math.log(
    ((counts.get('official') ?? 0) + 1) / ((counts.get('criticism') ?? 0) + 1),
  );
  features.set('leaning', SCALE.stance * leaning);
  return leaning;
}

function count(text: string, stance: Stance, language: LearnedLanguage): number {
  return text.match(stance[language])?.length ?? 0;
}

/** What a stance or a length is worth depends on what was asked for. */
function addWishes(
  features: Map<string, number>,
  request: Request | null,
  length: number,
  leaning: number,
): void {
  if (request === null) return;
  for (const wish of request.wishes) {
    features.set(`wish:${wish}`, SCALE.stance);
    features.set(`wish:${wish}:length`, (SCALE.stance * (length - 10)) / 2);
    features.set(`wish:${wish}:leaning`, SCALE.stance * leaning);
  }
  features.set(request.wantsPraise ? 'leaning:asked' : 'leaning:unasked', SCALE.stance * leaning);
}

const FIRST = 2;
const LAST = 3;

/** What clauses do at the head, in the body and at the end, and how much of the answer says something. */
function addRoles(features: Map<string, number>, { clauses, substance }: Reading): void {
  for (const [index, { rule }] of clauses.entries()) {
    if (rule === null) continue;
    const place = index < FIRST ? 'first' : index >= clauses.length - LAST ? 'last' : 'middle';
    features.set(`role:${place}:${rule.role}`, SCALE.role);
  }
  features.set('substance', (SCALE.role * Math.log(1 + substance)) / 8);
}
