import { loadCatalogue, loadQuestionBank } from '@beacon/config';
import { DEFAULT_JOB_LIMITS } from '@beacon/domain';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { smallJob } from '../harness-spec.js';
import type { IntakeContext } from './intake-context.js';
import { SOURCE_WORKER } from './source-worker-spec.js';
import { IntakeThread } from './intake-thread.js';

const QUESTIONS = 50_000;

/** A submission of so many questions, in bytes. */
function submission(count: number): Uint8Array<ArrayBuffer> {
  const questions = Array.from({ length: count }, (_, n) => ({
    id: `q${n}`,
    text: `What is the capital of country ${n}?`,
  }));
  return new TextEncoder().encode(JSON.stringify(smallJob({ questions })));
}

describe(IntakeThread, () => {
  let context: IntakeContext;
  let sut: IntakeThread;
  beforeAll(() => {
    // The test runner takes the words of a thread that ran out of memory for the end of its own process.
    Logger.overrideLogger(false);
    const variables = { BEACON_SIMULATOR_URL: 'http://127.0.0.1:9' };
    context = {
      catalogue: loadCatalogue('config/catalogue.yaml', variables),
      bank: loadQuestionBank('data/questions'),
      limits: DEFAULT_JOB_LIMITS,
    };
  });
  afterEach(async () => sut.onApplicationShutdown());

  const start = (heapMiB: number): void => {
    const { catalogue, bank, limits } = context;
    sut = new IntakeThread(catalogue, bank, limits, { ...SOURCE_WORKER, heapMiB });
  };

  it('reads a large submission beside the event loop', async () => {
    start(384);
    const bytes = submission(QUESTIONS);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const intake = await sut.run('jobIntake', bytes, 'off');
    clearInterval(turning);
    expect(intake.cells).toBe(4 * QUESTIONS);
    // They went to the thread, which is no copy of them; and this thread had its turns meanwhile.
    expect([bytes.byteLength, turns > 10]).toEqual([0, true]);
  });

  it('refuses what is wrong with the words of the gateway', async () => {
    start(384);
    const wrong = new TextEncoder().encode('{"benchmark":7}');
    await expect(sut.run('jobIntake', wrong, 'off')).rejects.toMatchObject({
      status: 400,
      code: 'wrong_type',
    });
  });

  it('answers 413 to what takes more memory than the thread has, and reads what comes next', async () => {
    start(48);
    const [died, next] = await Promise.allSettled([
      sut.run('jobIntake', submission(DEFAULT_JOB_LIMITS.maxQuestions), 'off'),
      sut.run('jobIntake', submission(10), 'off'),
    ]);
    expect(died).toMatchObject({ reason: { status: 413, code: 'body_too_large' } });
    expect(next).toMatchObject({ value: { cells: 40 } });
  });
});
