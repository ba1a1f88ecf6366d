import { RecordingLogger, until } from '@beacon/testing';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { PlanningScheduler } from './planning-scheduler.js';

/** A pass whose runs end when the spec says so. */
class HeldPass {
  runs = 0;
  atOnce = 0;
  mostAtOnce = 0;
  #end: ((outcome: 'planned' | 'locked' | Error) => void) | undefined;

  async run(): Promise<'planned' | 'locked'> {
    this.runs += 1;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    const outcome = await new Promise<'planned' | 'locked' | Error>((end) => (this.#end = end));
    this.atOnce -= 1;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  end(outcome: 'planned' | 'locked' | Error = 'planned'): void {
    this.#end?.(outcome);
  }
}

describe(PlanningScheduler, () => {
  let stopping: Promise<void> | undefined;
  beforeAll(() => Logger.overrideLogger(new RecordingLogger()));
  afterEach(async () => stopping);

  const start = () => {
    const pass = new HeldPass();
    const relay = { woken: 0, wake: () => (relay.woken += 1) };
    const sut = new PlanningScheduler(pass, relay);
    const stop = (): void => {
      stopping = sut.stop();
      pass.end();
    };
    return { pass, relay, sut, stop };
  };

  it('answers any number of hints that come during a pass by one more, and never runs two at once', async () => {
    const { pass, relay, sut, stop } = start();
    sut.wake();
    for (let hint = 0; hint < 100; hint += 1) sut.wake();
    expect(pass.runs).toBe(1);
    pass.end();
    await until(() => pass.runs === 2, 'the second pass runs');
    expect(relay.woken).toBe(1);
    pass.end();
    await until(() => relay.woken === 2, 'the second pass has ended');
    expect(pass.runs).toBe(2);
    expect(pass.mostAtOnce).toBe(1);
    stop();
  });

  it('runs again after a pass that failed', async () => {
    const { pass, sut, stop } = start();
    sut.wake();
    sut.wake();
    pass.end(new Error('the broker is away'));
    await until(() => pass.runs === 2, 'the next pass runs');
    stop();
  });

  it('runs again soon when another planner held the lock', async () => {
    const { pass, sut, stop } = start();
    sut.wake();
    pass.end('locked');
    await until(() => pass.runs === 2, 'the next pass runs');
    stop();
  });

  it('plans without any hint', async () => {
    const { pass, sut, stop } = start();
    sut.start();
    expect(pass.runs).toBe(1);
    pass.end();
    await until(() => pass.runs === 2, 'the tick');
    stop();
  });

  it('stops after the pass in flight and takes no hints any more', async () => {
    const { pass, sut } = start();
    sut.wake();
    sut.wake();
    const stopped = sut.stop();
    pass.end();
    await stopped;
    sut.wake();
    expect(pass.runs).toBe(1);
  });
});
