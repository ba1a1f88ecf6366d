import { Logger } from '@nestjs/common';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PoisonGuard } from './poison-guard.js';
import { DONE } from '../settlement/settlement.js';
import type { Settlement } from '../settlement/settlement.js';
import { NO_FACTS } from './suspect-log.js';
import type { SuspectFacts, SuspectLog } from './suspect-log.js';
import { IsolationQueue } from './isolation-queue.js';

const AGAIN: Settlement = { kind: 'retry', delayMs: 0, reason: 'later' };

/** A log that keeps what is reported of one message, and what it was asked. */
class Log {
  readonly steps: string[] = [];
  broken: string | null = null;

  constructor(public facts: SuspectFacts = NO_FACTS) {}

  async read(): Promise<SuspectFacts> {
    this.#step('read');
    return this.facts;
  }

  async begin(): Promise<void> {
    this.#step('begin');
  }

  async settle(): Promise<void> {
    this.#step('settle');
  }

  #step(name: string): void {
    if (this.broken === name) throw new Error('the broker is away');
    this.steps.push(name);
  }
}

function guardOf(log: Log, suspectAfter?: number): PoisonGuard {
  const watch = {
    suspects: new IsolationQueue(new AbortController().signal),
    log: log as unknown as SuspectLog,
  };
  return new PoisonGuard(suspectAfter === undefined ? {} : { suspectAfter }, watch);
}

async function handled(
  log: Log,
  deliveryCount: number,
  settlement: Settlement = DONE,
): Promise<readonly [how: string, settlement: Settlement]> {
  let how = 'not handled';
  const message = {
    subject: 's',
    info: { stream: 'S', streamSequence: 1, deliveryCount, storedAt: 0 },
  };
  const settled = await guardOf(log, 2).guard(message, async (closing) => {
    log.steps.push('handle');
    how = closing === null ? 'beside others' : 'alone';
    return settlement;
  });
  return [how, settled];
}

describe(PoisonGuard, () => {
  beforeAll(() => Logger.overrideLogger(false));

  it.each([
    [1, 0, 'beside others'],
    [2, 0, 'beside others'],
    [3, 0, 'alone'],
    [3, 1, 'beside others'],
    [1_000, 998, 'beside others'],
    [1_000, 997, 'alone'],
    [1_000, 0, 'alone'],
  ])('has delivery %i of which %i are explained handled %s', async (count, explained, how) => {
    expect(await handled(new Log({ begun: 0, explained }), count)).toEqual([how, DONE]);
  });

  it('asks nothing of the log for a message that is no suspect', async () => {
    const log = new Log();
    await handled(log, 2);
    expect(log.steps).toEqual(['handle']);
  });

  it('marks a suspect before its handler begins, and settles it however it ends', async () => {
    for (const settlement of [DONE, AGAIN, { kind: 'dead', reason: 'no JSON' } as const]) {
      const log = new Log({ begun: 4, explained: 0 });
      expect(await handled(log, 3, settlement)).toEqual(['alone', settlement]);
      expect(log.steps).toEqual(['read', 'begin', 'handle', 'settle']);
    }
  });

  it('gives up what was begun five times and never settled', async () => {
    const log = new Log({ begun: 5, explained: 0 });
    const reason = 'poison_message: begun alone 5 times, and no process came back from it';
    expect(await handled(log, 8)).toEqual(['not handled', { kind: 'dead', reason }]);
    expect(log.steps).toEqual(['read']);
  });

  it('keeps that a message was given back only when its next delivery would be suspicious', async () => {
    const [early, late, explained] = [new Log(), new Log(), new Log({ begun: 0, explained: 3 })];
    await handled(early, 1, AGAIN);
    await handled(late, 2, AGAIN);
    await handled(explained, 4, AGAIN);
    expect(early.steps).toEqual(['handle']);
    expect(late.steps).toEqual(['handle', 'settle']);
    expect(explained.steps).toEqual(['read', 'handle']);
  });

  it.each(['read', 'begin'])('gives a suspect back unhandled when %s fails', async (step) => {
    const log = new Log();
    log.broken = step;
    const [how, settlement] = await handled(log, 3);
    expect([how, settlement.kind]).toEqual(['not handled', 'retry']);
  });

  it('settles the message although that cannot be kept', async () => {
    const log = new Log();
    log.broken = 'settle';
    expect(await handled(log, 3)).toEqual(['alone', DONE]);
    expect(await handled(log, 2, AGAIN)).toEqual(['beside others', AGAIN]);
  });

  it('suspects after five deliveries by default', async () => {
    const log = new Log();
    const message = {
      subject: 's',
      info: { stream: 'S', streamSequence: 1, deliveryCount: 5, storedAt: 0 },
    };
    await guardOf(log).guard(message, async () => DONE);
    expect(log.steps).toEqual([]);
    const next = { ...message, info: { ...message.info, deliveryCount: 6 } };
    await guardOf(log).guard(next, async () => DONE);
    expect(log.steps).toEqual(['read', 'begin', 'settle']);
  });
});
