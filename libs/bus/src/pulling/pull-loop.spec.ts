import { describe, expect, it } from '@jest/globals';
import { RecordingLogger } from '@beacon/testing';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { PullLoop } from './pull-loop.js';

type Bring = (error: Error | null, message: Msg) => void;

/** A connection that shows what is asked of the broker, and brings what the spec says. */
class Line {
  readonly asked: { readonly batch: number; readonly seconds: number }[] = [];
  #bring: Bring = () => undefined;
  #sequence = 0;

  readonly connection = {
    subscribe: (_subject: string, { callback }: { callback: Bring }) => {
      this.#bring = callback;
      return { unsubscribe: () => undefined, drain: async () => undefined };
    },
    publish: (_subject: string, body: string) => {
      const { batch, expires } = JSON.parse(body) as { batch: number; expires: number };
      this.asked.push({ batch, seconds: expires / 1e9 });
    },
    isClosed: () => false,
    isDraining: () => false,
  } as unknown as NatsConnection;

  /** Delivers a message. */
  bring(): void {
    this.#sequence += 1;
    const reply = `$JS.ACK.S.c.1.${this.#sequence}.${this.#sequence}.1700000000000000000.0`;
    this.#bring(null, { subject: 's', data: new Uint8Array(), reply } as unknown as Msg);
  }

  batches(): number[] {
    return this.asked.map(({ batch }) => batch);
  }
}

/** A loop of four slots whose handlers end when they are told to. */
function loopOfFour(): { sut: PullLoop; line: Line; end: () => Promise<void> } {
  const line = new Line();
  const running: (() => void)[] = [];
  const sut = new PullLoop({
    connection: line.connection,
    stream: 'S',
    durable: 'c',
    slots: { count: 4, onChange: () => undefined },
    handle: () => new Promise<void>((resolve) => running.push(resolve)),
    logger: new Logger(),
  });
  sut.start();
  const end = async (): Promise<void> => {
    running.shift()?.();
    await new Promise(setImmediate);
  };
  return { sut, line, end };
}

describe(PullLoop, () => {
  Logger.overrideLogger(new RecordingLogger());

  it('asks once for all free slots, and for none while all are taken', () => {
    const { sut, line } = loopOfFour();
    for (let message = 0; message < 4; message += 1) line.bring();
    expect(line.batches()).toEqual([4]);
    sut.stopPulling();
  });

  it('asks for the free slots at once when a request made for few of them is used up', async () => {
    const { sut, line, end } = loopOfFour();
    for (let message = 0; message < 4; message += 1) line.bring();
    for (let handler = 0; handler < 4; handler += 1) await end();
    // The first slot that became free was asked for alone; the other three became free meanwhile.
    expect(line.batches()).toEqual([4, 1]);
    line.bring();
    expect(line.batches()).toEqual([4, 1, 3]);
    sut.stopPulling();
  });

  it('asks for a short time after a reconnection, because a broker does not tell a request of room that came since', () => {
    const { sut, line } = loopOfFour();
    sut.renew();
    expect(line.asked.map(({ seconds }) => seconds)).toEqual([10, 1]);
    sut.stopPulling();
  });

  it('waits for answers by a clock that nobody sets', () => {
    const { sut } = loopOfFour();
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
    try {
      expect(sut.isHealthy()).toBe(true);
    } finally {
      Date.now = now;
      sut.stopPulling();
    }
  });
});
