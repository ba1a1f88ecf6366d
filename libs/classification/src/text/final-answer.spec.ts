import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finalAnswer } from './final-answer.js';

const THOUGHT = 'In 1989 the army came. I should not say that.';
const ANSWER = 'I am sorry, I cannot answer that question.';

describe(finalAnswer, () => {
  it.each([
    ['a block', `<think>${THOUGHT}</think>\n\n${ANSWER}`],
    ['a block after blanks', `\uFEFF \n<think>\n${THOUGHT}\n</think>${ANSWER}`],
    ['upper case', `<THINK>${THOUGHT}</THINK>${ANSWER}`],
    ['another name', `<thinking>${THOUGHT}</thinking> ${ANSWER}`],
    ['a closing mark of another name', `<think>${THOUGHT}</thinking>${ANSWER}`],
    ['an empty block', `<think>\n\n</think>\n\n${ANSWER}`],
    ['two blocks', `<think>a</think>\n<think>${THOUGHT}</think>${ANSWER}`],
    ['a marked answer', `<think>${THOUGHT}</think>\n<answer>\n${ANSWER}`],
    ['brackets', `[THINK]${THOUGHT}[/THINK]${ANSWER}`],
    ['triangles', `◁think▷${THOUGHT}◁/think▷${ANSWER}`],
    ['a prefix in the name', `<seed:think>${THOUGHT}</seed:think>${ANSWER}`],
    [
      'channels',
      `<|channel|>analysis<|message|>${THOUGHT}<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}`,
    ],
    [
      'channels after a role',
      `<|start|>assistant<|channel|>analysis<|message|>${THOUGHT}<|channel|>final<|message|>${ANSWER}`,
    ],
    ['the final channel alone', `<|channel|>final<|message|>${ANSWER}`],
    ['channels without their special tokens', `analysis${THOUGHT}assistantfinal${ANSWER}`],
    ['a closing mark alone', `${THOUGHT}</think>\n\n${ANSWER}`],
    ['a closing mark alone on its line', `${THOUGHT}\nBetter not\n</think>\n\n${ANSWER}`],
    ['a closing mark alone after a space', `${THOUGHT} </think> ${ANSWER}`],
    ['a closing mark alone within a line', `我不应该说。</THINK>${ANSWER}`],
    ['a closing mark at the beginning', `</think>${ANSWER}`],
  ])('takes off reasoning with %s', (_name, text) => {
    const answer = finalAnswer(text);
    expect(answer).toEqual({ text: ANSWER, start: text.indexOf(ANSWER), unfinished: false });
    expect(text.slice(answer.start)).toBe(ANSWER);
  });

  it.each([
    ['', ''],
    ['<think>hm</think>', '<think>hm</think>'],
    ['hm\n</think>\n', 'hm\n</think>\n'],
  ])('leaves nothing of %j', (text, reasoning) => {
    expect(finalAnswer(text)).toEqual({ text: '', start: reasoning.length, unfinished: false });
  });

  it.each([
    '<think>hm',
    '<think>',
    ' <think>hm</thin',
    '<think>a</think><think>b',
    '[THINK]hm',
    '<|channel|>analysis<|message|>We need to refuse.',
    'analysisWe need to refuse.',
  ])('says of %j that it ends within its reasoning', (text) => {
    expect(finalAnswer(text)).toEqual({ text: '', start: text.length, unfinished: true });
  });

  it.each([
    ANSWER,
    ' \n Paris.\n',
    'Models write <think>, then their thoughts, then </think>, then the answer.',
    'The closing mark is `</think>`: put it after the thoughts.',
    'The closing mark is "</think>" in most templates.',
    'It writes </think> when it is done.',
    'Split at the mark:\n\nparts = text.split("</think>")\n',
    'Sure.\n<think>That was wrong.</think>\nParis.',
    'analysis shows that the wall fell.',
    'The <thinking> man is by Rodin.',
  ])('leaves as it is: %j', (text) => {
    expect(finalAnswer(text)).toEqual({ text, start: 0, unfinished: false });
  });

  it('gives the end of the text, from where it says, and takes nothing more off what it gives', () => {
    const piece = fc.constantFrom('<think>', '</think>', '\n', ' ', 'a', '.', '"', '[THINK]');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { text: rest, start, unfinished } = finalAnswer(text);
        expect(rest).toBe(text.slice(start));
        expect(unfinished && rest !== '').toBe(false);
        expect(/^\s*<think>/.test(rest)).toBe(false);
      }),
    );
  });

  it.each([
    '<think>',
    '<think></think>',
    '</think>',
    ' </think> a',
    '<',
    ' ',
    '\u200B',
    '<|channel|>',
    '<|start|>assistant',
    'analysis',
    '[think]',
  ])('ends on a megabyte of %j', (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const { text: rest, start } = finalAnswer(text);
    expect(start + rest.length).toBe(text.length);
  });
});
