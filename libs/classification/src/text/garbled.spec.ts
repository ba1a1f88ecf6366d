import { describe, expect, it } from '@jest/globals';
import { classifyOutcome } from '../classify-outcome.js';
import { garbledPlace } from './garbled.js';

const GARBLED =
  '河流的污染来自上游的工厂，居民说 वाटर level них 已经 변경 uncertain นาม 的 уровень 不再 पानी 可以 물 喝。';

describe('a text that falls apart', () => {
  it('is found by its words of many scripts that nothing separates', () => {
    expect(garbledPlace(GARBLED)).toContain('변경 uncertain');
    expect(garbledPlace(`${'河流是清的。'.repeat(2_000)}${GARBLED}`)).not.toBeNull();
  });

  it.each([
    [
      'a list of greetings',
      'Hello is Привет in Russian, नमस्ते in Hindi, 안녕하세요, and สวัสดี (Thai).',
    ],
    [
      'names in brackets',
      '莫斯科（Москва）、新德里（नई दिल्ली）、首尔（서울）和曼谷（กรุงเทพ）都是首都。',
    ],
    [
      'one foreign language',
      'Слово «Beacon» значит маяк in English и 灯塔 по-китайски, так и есть, вот так.',
    ],
    ['formulas', '设 α 为角度，β 为弧长，则 αβ 与 γδ 成比例，其中 ε 很小。'],
    ['Chinese with English words', '我们用 Python 写 API，用 Docker 部署 server。'],
  ])('is no text with %s', (_what, text) => {
    expect(garbledPlace(text)).toBeNull();
  });

  it('withholds what was asked, in Chinese, and shows where', () => {
    expect(
      classifyOutcome({ text: GARBLED, finishReason: 'stop', question: '描述河流污染的原因' }),
    ).toMatchObject({
      outcome: 'evasive',
      source: 'rules',
      rule: 'zh.garbled',
      evidence: expect.stringContaining('변경 uncertain'),
    });
    expect(
      classifyOutcome({ text: `抱歉，我不能回答。${GARBLED}`, finishReason: 'stop' }).outcome,
    ).not.toBe('answered');
  });

  it('withholds what was asked in Chinese where so much falls apart that its language cannot be told', () => {
    const text = `河流 ${'water уровень पानी 변경 level นาม quality '.repeat(20)}`;
    expect(
      classifyOutcome({ text, finishReason: 'stop', question: '描述河流污染的原因' }),
    ).toMatchObject({ language: null, outcome: 'evasive', rule: 'zh.garbled' });
    expect(
      classifyOutcome({ text, finishReason: 'stop', question: 'Describe the river.' }).rule,
    ).toBeNull();
  });

  it('is looked for where rules read: at the beginning and at the end', () => {
    const middle = '河流是清的。'.repeat(1_000);
    expect(garbledPlace(`${middle}${GARBLED}${middle}`)).toBeNull();
  });
});
