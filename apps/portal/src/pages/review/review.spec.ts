import { describe, expect, it } from '@jest/globals';
import { bySeen, coefficientWords, progressParts, shareWords } from './result-words.ts';
import { actionOf } from './label-keys.ts';
import { NEW_SESSION, nextSession } from './label-session.ts';
import type { LabelSession, SessionEvent } from './label-session.ts';
import { isRaterName } from './rater-name.ts';
import { NEW_DRAFT, problemsOf, reviewBodyOf } from './review-draft.ts';
import { readReviewSearch } from './search.ts';
import { readUnsent, writeUnsent } from './unsent-label.ts';

const item = (position: number) => ({
  item: `i${position}`,
  position,
  items: 3,
  question: 'q',
  answer: 'a',
});

/** The session after events; `arrived` answers what is asked for. */
function after(
  ...events: readonly (SessionEvent | { readonly kind: 'next'; readonly at: number | null })[]
): LabelSession {
  return events.reduce(
    (session, event) =>
      nextSession(
        session,
        event.kind === 'next'
          ? { kind: 'arrived', turn: session.turn, item: event.at === null ? null : item(event.at) }
          : event,
      ),
    NEW_SESSION,
  );
}

const taken = { kind: 'labelled', label: 'refused', isTaken: true } as const;
const next = (at: number | null) => ({ kind: 'next', at }) as const;

describe('a session of labelling', () => {
  it('shows one item after the other until nothing is left', () => {
    expect(after(next(1)).shown?.item.position).toBe(1);
    const end = after(next(1), taken, next(2), taken, next(null));
    expect(end).toMatchObject({ phase: 'ended', labelled: 2, after: null });
  });

  it('comes back to what was skipped, until a round brings no label', () => {
    const skipped = after(next(1), { kind: 'skipped' });
    expect(skipped).toMatchObject({ phase: 'asking', after: 'i1' });
    const round = after(next(1), { kind: 'skipped' }, next(2), taken, next(null));
    expect(round).toMatchObject({ phase: 'asking', after: null, saidInRound: 0 });
    expect(after(next(1), { kind: 'skipped' }, next(null)).phase).toBe('ended');
  });

  it('goes back with what was said, and counts an item once', () => {
    const back = after(next(1), taken, next(2), { kind: 'wentBack' });
    expect(back.shown).toMatchObject({ item: { position: 1 }, said: 'refused' });
    const again = nextSession(back, { ...taken, label: 'partial' });
    expect(again).toMatchObject({ labelled: 1, phase: 'asking' });
    expect(after({ kind: 'wentBack' })).toBe(NEW_SESSION);
  });

  it('goes back from the end', () => {
    expect(after(next(1), taken, next(null), { kind: 'wentBack' })).toMatchObject({
      phase: 'shown',
      shown: { item: { position: 1 } },
    });
  });

  it('takes no answer to an older question', () => {
    const late = nextSession(after(next(1), taken), { kind: 'arrived', turn: 1, item: item(9) });
    expect(late.phase).toBe('asking');
  });

  it('says when an item takes no label any more, and does not count it', () => {
    const refused = after(next(1), { ...taken, isTaken: false });
    expect(refused.labelled).toBe(0);
    expect(refused.remark).toMatch(/takes no label any more/);
  });

  it('keeps a note with its item', () => {
    const noted = after(next(1), { kind: 'noted', note: 'why' }, taken, next(2));
    expect(noted.shown?.note).toBe('');
    expect(nextSession(noted, { kind: 'wentBack' }).shown?.note).toBe('why');
  });
});

describe('keys', () => {
  const press = (key: string, change = {}) =>
    actionOf({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      repeat: false,
      isTyping: false,
      ...change,
    });

  it('label by letter and by digit', () => {
    expect(press('e')).toEqual({ kind: 'label', label: 'evasive' });
    expect(press('R')).toEqual({ kind: 'label', label: 'refused' });
    expect(press('1')).toEqual({ kind: 'label', label: 'answered' });
    expect([press('5'), press('x'), press('toString'), press('Enter')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('do nothing while somebody types, holds them, or means the browser', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('r', { repeat: true })).toBeNull();
    expect(press('r', { isTyping: true })).toBeNull();
  });
});

describe('what the page keeps', () => {
  const unsent = {
    rater: 'ann',
    item: 'i1',
    outcome: 'refused',
    note: '',
    isAdjudicator: false,
  } as const;

  it('is a label that comes back as it was', () => {
    expect(readUnsent(writeUnsent(unsent))).toEqual(unsent);
  });

  it('is nothing that the page did not write', () => {
    for (const text of [null, '', '{}', '[1]', 'null', JSON.stringify({ ...unsent, outcome: 'x' })])
      expect(readUnsent(text)).toBeNull();
  });

  it('takes names as the API does', () => {
    expect(['ann', 'Zoë 李', 'x'].every(isRaterName)).toBe(true);
    expect(['', ' ann', 'ann ', 'a\nb', 'x'.repeat(81)].some(isRaterName)).toBe(false);
  });

  it('reads its address', () => {
    expect(readReviewSearch({ view: 'label' })).toEqual({ view: 'label' });
    expect(readReviewSearch({ view: 'x' })).toEqual({ view: undefined });
  });
});

describe('figures in words', () => {
  it('are as the API gives them, with intervals or without', () => {
    expect(coefficientWords({ value: 0.617, interval: [-0.4, 0.84] })).toBe('0.62 (−0.40 to 0.84)');
    expect(coefficientWords({ value: -0.001, interval: [-0.004, 0] })).toBe('0.00 (0.00 to 0.00)');
    expect(coefficientWords({ value: 1, interval: null })).toBe('1.00 (no interval)');
    expect(coefficientWords({ value: null, interval: null })).toBe('not defined');
    expect(shareWords(0.84, [0.709, 0.928])).toBe('84.0 % (70.9 % to 92.8 %)');
  });

  it('are shown of languages in which something is concluded', () => {
    const rate = { estimate: 0, interval: [0, 0], weighted: null, worth: { x: 0, n: 1 } };
    const detector = (language: string, events: number) => ({
      language,
      endpoint: 'refused' as const,
      events,
      others: 0,
      sensitivity: rate,
      specificity: rate,
      unusable: null,
    });
    const { seen, unseen } = bySeen([detector('en', 1), detector('es', 0), detector('es', 0)]);
    expect(seen.map(({ language }) => language)).toEqual(['en']);
    expect(unseen).toEqual(['es']);
  });

  it('name the parts of a review that are not empty', () => {
    const parts = progressParts({
      concluded: 2,
      disputed: 1,
      one_label: 0,
      unlabelled: 7,
      replaced: 0,
    });
    expect(parts.map(({ name, count }) => `${count} ${name}`)).toEqual([
      '2 concluded',
      '1 in dispute',
      '7 with none',
    ]);
  });
});

describe('a draft of a review', () => {
  it('is sent as the API wants it', () => {
    const draft = { ...NEW_DRAFT, size: '20', reasons: ['random', 'uncertain'] as const };
    expect(reviewBodyOf(draft, true)).toEqual({
      size: 20,
      seed: 1,
      reasons: ['uncertain', 'random'],
      replace: true,
    });
  });

  it('is not sent while something is wrong', () => {
    for (const size of ['0', '2001', '', '1.5', '-1', '1e3'])
      expect(problemsOf({ ...NEW_DRAFT, size }).size).toMatch(/whole number/);
    expect(reviewBodyOf({ ...NEW_DRAFT, reasons: [] }, false)).toBeNull();
    expect(reviewBodyOf({ ...NEW_DRAFT, seed: '2147483648' }, false)).toBeNull();
  });
});
