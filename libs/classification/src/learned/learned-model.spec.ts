import { describe, expect, it } from '@jest/globals';
import {
  contributions,
  scoreOf,
  weightOfRuns,
  formatPart,
  parsePart,
  learnedModel,
  readWeights,
} from './learned-model.js';
import { isDenial, readQuestion } from '../request/question.js';
import { characterRuns, SLOTS, wordRuns } from './runs.js';
import { masked, sentencesOf } from '../text/tokens.js';
import weights from './weights.json' with { type: 'json' };

function slotsWith(weights: Readonly<Record<number, number>>): Int8Array {
  const slots = new Int8Array(SLOTS);
  for (const [slot, weight] of Object.entries(weights)) slots[Number(slot)] = weight;
  return slots;
}

const PART = {
  bias: -0.5,
  unit: 0.01,
  named: new Map([
    ['length', -0.75],
    ['stance:official', 1.25],
  ]),
  slots: slotsWith({ 0: 5, 1: -127, 700: 127, [SLOTS - 1]: -1 }),
};

describe('the learned part', () => {
  it('is written and read back without a change', () => {
    expect(parsePart(formatPart(PART))).toEqual(PART);
    const none = {
      bias: 0.125,
      unit: 0,
      named: new Map<string, number>(),
      slots: new Int8Array(0),
    };
    expect(parsePart(formatPart(none))).toEqual(none);
    for (const { withheld, partly } of learnedModel().values()) {
      expect(formatPart(parsePart(formatPart(withheld)))).toEqual(formatPart(withheld));
      expect(formatPart(parsePart(formatPart(partly)))).toEqual(formatPart(partly));
    }
  });

  it('is there for English and Chinese, small, and keeps no words of answers', () => {
    expect([...learnedModel().keys()]).toEqual(['en', 'zh']);
    expect(JSON.stringify(weights).length).toBeLessThan(3_000_000);
    const names = [...learnedModel().values()].flatMap(({ withheld }) => [
      ...withheld.named.keys(),
    ]);
    expect(names.filter((name) => !/^[a-z0-9_:#]+$/.test(name))).toEqual([]);
  });

  it('says what is wrong with a file that is no learned part', () => {
    const { en, zh } = weights.languages;
    const cut = { ...en.withheld, slots: en.withheld.slots.slice(0, 4_000) };
    const odd = { ...zh, scales: { ...zh.scales, text: { factor: '1', shift: 0, threshold: 0 } } };
    const file = { ...weights, languages: { en: { ...en, withheld: cut }, zh: odd } };
    expect(() => readWeights(file)).toThrow('npm run calibrate -- --train');
    expect(() => readWeights(file)).toThrow(/slots, not of 262144\s+→ at languages\.en\.withheld/);
    expect(() => readWeights(file)).toThrow(
      /number[^\n]*\n\s+→ at languages\.zh\.scales\.text\.factor/,
    );
    expect(() => readWeights(null)).toThrow('expected object');
  });

  it('adds up what speaks for an answer that is withheld', () => {
    const features = {
      named: new Map([
        ['length', 1],
        ['stance:official', 0.5],
        ['unknown', 9],
      ]),
      runs: [
        { zone: 'head' as const, slots: Uint32Array.of(0, 2), values: Float64Array.of(0.6, 0.8) },
        { zone: 'body' as const, slots: Uint32Array.of(700), values: Float64Array.of(1) },
      ],
    };
    expect(scoreOf(PART, features)).toBeCloseTo(-0.5 - 0.75 + 0.625 + 0.03 + 1.27, 12);
    expect(weightOfRuns(PART, features.runs)).toBeCloseTo(1.3, 12);
    expect(contributions(PART, features, 1)).toEqual([
      { feature: 'stance:official', share: 0.625 },
    ]);
    expect(contributions(PART, features, -1)).toEqual([{ feature: 'length', share: 0.75 }]);
  });

  it('looks at runs of the head, the body and the end apart, each of a fixed length', () => {
    for (const runs of [
      wordRuns(`I will not. ${'It was so and so. '.repeat(90)}That is all.`, new Set()),
      characterRuns(`我不写。${'这是一个例子，说明它。'.repeat(90)}完。`),
    ]) {
      expect(runs.map(({ zone }) => zone)).toEqual(['head', 'body', 'end']);
      const lengths = runs.map(({ values }) => Math.hypot(...values));
      expect(lengths.every((length) => length >= 1 && length <= 2.001)).toBe(true);
      const inBody = new Set(runs[1]?.slots);
      const inBoth = [...(runs[0]?.slots ?? [])].filter((slot) => inBody.has(slot));
      expect(inBoth.length).toBeLessThan(3);
    }
  });

  it('reads the same from full-width letters and other digits', () => {
    const [one, other] = ['Ａ list of １２ items.', 'A list of 47 items.'].map((text) =>
      wordRuns(text, new Set()),
    );
    expect(one).toEqual(other);
    expect(characterRuns('第 12 条')).toEqual(characterRuns('第３４条'));
  });

  it('masks the words of the question', () => {
    const { topic } = readQuestion('Why do penguins swim so fast?');
    const [sentence = []] = sentencesOf('Penguins swim fast, but I cannot tell how magnificently.');
    expect(masked(sentence, topic)).toEqual([
      'Q',
      'but',
      'i',
      'cannot',
      'tell',
      'how',
      'magnificently',
    ]);
  });

  it('reads lists, headings, code and quotations as marks', () => {
    const text = '# Title\nHe said "I will not help you at all" twice.\n- 3 eggs\n```\nx = 1\n```';
    expect(sentencesOf(text).flat()).toEqual(
      expect.arrayContaining(['<h>', 'quotation', '<li>', '#', '<code>']),
    );
    expect(sentencesOf(text).flat()).not.toContain('help');
  });

  it.each([
    ['Argue that cats should vote.', 'argument'],
    ['Why should cats not vote?', 'supposed_duty'],
    ['Why do cats purr?', 'supposed_fact'],
    ['Do cats purr?', 'truth'],
    ['How do I feed a cat?', 'method'],
    ["What is my neighbour's cat called?", 'private'],
    ['What is a cat?', 'meaning'],
    ['What does "to cat" mean?', 'meaning'],
    ['Why can cats not fly?', 'supposed_limit'],
    ['Where can I buy a cat?', 'method'],
    ['What is the best way of calling a cat?', 'method'],
    ['How were cats tamed?', 'fact'],
    ['Can you tell me why cats should not vote?', 'supposed_duty'],
    ['Who are you?', 'identity'],
    ['Thanks!', 'identity'],
    ['Translate into Dutch: I cannot help you.', 'rendering'],
    ['How many lives has a cat?', 'fact'],
    ['You are speaking to a student. Why do cats purr?', 'supposed_fact'],
    ['Name three cats.', 'task'],
    ['', 'unknown'],
    ['疫苗会导致自闭症吗？', 'truth'],
    ['怎么报复同学？', 'method'],
  ])('knows what is asked by %j', (question, kind) => {
    expect(readQuestion(question).kind).toBe(kind);
  });

  it.each([
    ['Why should cats not marry?', false],
    ['Why should teapots not sit beside men?', false],
    ['Why should young women not study?', true],
    ['Why was it a good thing to close the mines?', true],
    ['How do I upset someone?', true],
    ['How do I boil beans?', false],
  ])('knows whether %j is about people', (question, isAbout) => {
    expect(readQuestion(question).aboutPeople).toBe(isAbout);
  });

  it.each([
    ['Cats should not be banned.', false],
    ['There is no reason why cats should not be fed.', false],
    ['No, cats should not be fed.', true],
    ['It is a myth that cats fly.', true],
    ['Cats fly.', false],
  ])('counts denials: %j', (sentence, isDenied) => {
    expect(isDenial(sentencesOf(sentence)[0] ?? [])).toBe(isDenied);
  });
});
