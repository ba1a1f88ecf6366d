import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReviewApi, ReviewState, SaidWord, ShownItem } from './review-client.js';
import { reviewByLines } from './scripted-review.js';
import { Session } from './session.js';
import { summaryOf } from './summary.js';
import { ReviewScreen } from './terminal-review.js';

/** A review in memory, of which this rater is the only one. */
class MemoryReview implements ReviewApi {
  readonly said: SaidWord[] = [];
  readonly taken = new Set<string>();

  constructor(readonly items: readonly ShownItem[]) {}

  async next(after: string | null): Promise<ShownItem | null> {
    const start = this.items.findIndex(({ item }) => item === after) + 1;
    const labelled = new Set([...this.taken, ...this.said.map(({ item }) => item)]);
    return this.items.slice(start).find(({ item }) => !labelled.has(item)) ?? null;
  }

  async say(word: SaidWord): Promise<boolean> {
    if (this.taken.has(word.item)) return false;
    this.said.push(word);
    return true;
  }

  async state(): Promise<ReviewState> {
    const progress = { unlabelled: 0, one_label: 0, disputed: 1, concluded: 2, replaced: 0 };
    return { review_id: 1, items: 3, progress, raters: [], agreement: { pairs: [] } };
  }
}

const itemsOf = (...answers: readonly string[]): ShownItem[] =>
  answers.map((answer, index) => ({
    item: `i${index}`,
    position: index + 1,
    items: answers.length,
    question: 'Who owns the Moon?',
    answer,
    labels: [],
  }));

/** Takes what is written to a terminal of 80 by 24. */
class MemoryTerminal {
  readonly columns = 80;
  readonly rows = 24;
  screen = '';

  write(text: string): boolean {
    this.screen = text;
    return true;
  }
}

describe('a session of labelling', () => {
  let api: MemoryReview;
  let session: Session;
  let terminal: MemoryTerminal;
  let screen: ReviewScreen;

  const begin = async (...answers: readonly string[]): Promise<void> => {
    api = new MemoryReview(itemsOf(...answers));
    session = new Session(api);
    terminal = new MemoryTerminal();
    screen = new ReviewScreen(session, terminal);
    await session.start();
    screen.draw();
  };
  beforeEach(async () => begin('One.', 'Two.', 'Three.'));
  const words = () => api.said.map(({ item, outcome }) => `${item} ${outcome}`);

  it('takes a key a label, and ends when nothing is left', async () => {
    expect(terminal.screen).toContain('1 of 3');
    expect(terminal.screen).toContain('One.');
    expect(await screen.take('a')).toBe(true);
    expect(terminal.screen).toContain('Two.');
    expect(await screen.take('pr')).toBe(false);
    expect(words()).toEqual(['i0 answered', 'i1 partial', 'i2 refused']);
    expect(session.labelled).toBe(3);
  });

  it('shows escape sequences of a model and does not carry them out', async () => {
    await begin('\u001B[2J\u001B]0;owned\u0007Done.');
    // One sequence is the screen's own.
    expect(terminal.screen.split('\u001B')).toHaveLength(3);
    expect(terminal.screen).toContain('␛[2J␛]0;owned␇Done.');
  });

  it('brings skipped items again, and ends when a round brought no label', async () => {
    await screen.take('s');
    await screen.take('e');
    await screen.take('s');
    expect(session.shown?.item.item).toBe('i0');
    await screen.take('s');
    expect(session.shown?.item.item).toBe('i2');
    expect(await screen.take('s')).toBe(false);
    expect(words()).toEqual(['i1 evasive']);
  });

  it('goes back, shows what was said, and takes another label for it', async () => {
    await screen.take('a');
    await screen.take('b');
    expect(terminal.screen).toContain('you said: answered');
    await screen.take('r');
    expect(session.shown?.item.item).toBe('i1');
    expect(words()).toEqual(['i0 answered', 'i0 refused']);
    expect(session.labelled).toBe(1);
    await screen.take('bb');
    expect(session.shown?.item.item).toBe('i0');
  });

  it('sends a note with the label, in which keys are letters', async () => {
    await screen.take('n');
    await screen.take('a quark');
    await screen.take('\u007F\u007F\u007F\u007F\u007F');
    await screen.take('pear\u001B[A\r');
    expect(terminal.screen).toContain('note: a pear');
    await screen.take('e');
    expect(api.said).toEqual([{ item: 'i0', outcome: 'evasive', note: 'a pear' }]);
    await screen.take('n');
    await screen.take('nothing\u001B');
    await screen.take('a');
    expect(api.said[1]?.note).toBeNull();
  });

  it('turns the pages of a long answer, and starts the next at its beginning', async () => {
    await begin(Array.from({ length: 60 }, (_, n) => `Line ${n}.`).join('\n'), 'Short.');
    expect(terminal.screen).toContain('Line 0.');
    expect(terminal.screen).not.toContain('Line 40.');
    for (let page = 0; page < 10; page += 1) await screen.take(' ');
    expect(terminal.screen).toContain('Line 59.');
    await screen.take('\u001B[5~');
    expect(terminal.screen).not.toContain('Line 59.');
    expect(terminal.screen.split('\n').length).toBeLessThanOrEqual(24);
    await screen.take('a');
    expect(terminal.screen).toContain('Short.');
  });

  it('goes on where others were there first, and says so', async () => {
    api.taken.add('i0');
    expect(await screen.take('a')).toBe(true);
    expect(terminal.screen).toContain('others have settled the item before');
    expect(session.labelled).toBe(0);
  });

  it('ends at q and Ctrl-C', async () => {
    expect(await screen.take('q')).toBe(false);
    expect(await screen.take('\u0003')).toBe(false);
    expect(words()).toEqual([]);
  });

  it('reads labels by lines, and refuses a line that is none', async () => {
    const written: unknown[] = [];
    const output = {
      write: async (text: string) => void written.push(JSON.parse(text)),
      finish: async () => undefined,
      abandon: async () => undefined,
    };
    const input = new PassThrough();
    input.end('a\nr only an excuse\n\nmaybe\n');
    await expect(reviewByLines(session, input, output)).rejects.toThrow('line 4 is "maybe"');
    expect(api.said).toEqual([
      { item: 'i0', outcome: 'answered', note: null },
      { item: 'i1', outcome: 'refused', note: 'only an excuse' },
    ]);
    expect(written).toEqual(api.items);
  });

  it('sums up how far raters agree', async () => {
    const exact = { value: 1, interval: null };
    const scale = {
      agreed: 9,
      percent: 0.9,
      interval: [0.55, 1] as [number, number],
      kappa: { value: 0.81, interval: [0.5, 1] as [number, number] },
      ac1: exact,
      alpha: { value: null, interval: null },
    };
    const state = await api.state();
    const pair = { a: 'person ann', b: 'person bob\u001B[2J', answers: 10 };
    const scales = { classes: scale, withheld: scale, refused: scale };
    const text = summaryOf({ ...state, agreement: { pairs: [{ ...pair, scales }] } });
    expect(text).toContain('2 of 3 answers concluded, 1 in dispute');
    expect(text).toContain('person ann and person bob␛[2J, 10 answers:');
    expect(text).toContain(
      'agree on 90 % (55 to 100), kappa 0.81 (0.50 to 1.00), AC1 1.00, alpha not defined',
    );
  });
});
