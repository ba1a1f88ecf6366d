import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LiveConnection } from './live-connection.ts';

const CONNECTING = 0;
const CLOSED = 2;

/** A stream whose messages the spec sends. */
class FakeStream extends EventTarget {
  readyState = CONNECTING;

  constructor(readonly url: string) {
    super();
  }

  close(): void {
    this.readyState = CLOSED;
  }

  send(type: string, data: unknown, lastEventId = ''): void {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data), lastEventId }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

describe(LiveConnection, () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const browser = new EventTarget();
  const globals = {
    document: page,
    addEventListener: browser.addEventListener.bind(browser),
    removeEventListener: browser.removeEventListener.bind(browser),
    EventSource: { CLOSED },
  };
  const streams: FakeStream[] = [];
  const heard: unknown[] = [];
  let sut: LiveConnection;

  const last = (): FakeStream => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error('nothing is open');
    return stream;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    for (const [name, value] of Object.entries(globals))
      Object.defineProperty(globalThis, name, { value, configurable: true });
    page.visibilityState = 'visible';
    streams.length = 0;
    heard.length = 0;
    sut = new LiveConnection(
      '/events?batch_ms=500',
      ['executions'],
      {
        onEvent: (type, data) => heard.push([type, data]),
        onReady: (isGap) => heard.push(isGap ? 'gap' : 'ready'),
        onLost: () => heard.push('lost'),
      },
      (url) => {
        const stream = new FakeStream(url);
        streams.push(stream);
        return stream as unknown as EventSource;
      },
    );
    sut.start();
  });

  afterEach(() => {
    sut.stop();
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('has everything read when the stream begins anew, and not when it goes on', () => {
    last().send('ready', { resumed: false });
    last().send('ready', { resumed: true });
    last().send('gap', { reason: 'expired' });
    expect(heard).toEqual(['gap', 'ready', 'gap']);
  });

  it('leaves it to the browser to connect again after a broken connection', () => {
    last().fail(CONNECTING);
    jest.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
    expect(heard).toEqual(['lost']);
  });

  it('goes on from the last event when the browser has given up', () => {
    last().send('executions', { executions: [] }, '72-mic3');
    last().fail(CLOSED);
    jest.advanceTimersByTime(1_900);
    expect(streams).toHaveLength(1);
    jest.advanceTimersByTime(200);
    expect(last().url).toBe('/events?batch_ms=500&after=72-mic3');
  });

  it('waits longer after each failure, and in the end begins anew', () => {
    last().send('executions', { executions: [] }, '72-mic3');
    for (const wait of [2_000, 4_000, 8_000]) {
      last().fail(CLOSED);
      jest.advanceTimersByTime(wait - 1);
      const before = streams.length;
      jest.advanceTimersByTime(1);
      expect(streams).toHaveLength(before + 1);
    }
    expect(last().url).toBe('/events?batch_ms=500');
  });

  it('lets its connection go while the page is hidden for long, and goes on when it is seen', () => {
    last().send('ready', { resumed: false }, '1-a');
    const first = last();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    jest.advanceTimersByTime(29_000);
    expect(first.readyState).not.toBe(CLOSED);
    jest.advanceTimersByTime(2_000);
    expect(first.readyState).toBe(CLOSED);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(last().url).toContain('after=1-a');
  });

  it('connects again at once when the computer is back in a network', () => {
    browser.dispatchEvent(new Event('online'));
    expect(streams).toHaveLength(2);
    streams[0]?.send('executions', { executions: [] });
    expect(heard).toEqual(['lost']);
  });

  it('is silent once it is stopped', () => {
    sut.stop();
    last().send('ready', { resumed: false });
    expect(last().readyState).toBe(CLOSED);
    expect(heard).toEqual([]);
  });
});
