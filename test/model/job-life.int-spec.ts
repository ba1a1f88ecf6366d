import type { CellResultV1, CloseCellsV1 } from '@beacon/contracts';
import { createOrm } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { RecordingLogger, inTime, startTestDatabase } from '@beacon/testing';
import type { TestDatabase } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { attemptOf, closingOf, resultOf } from '../../apps/recorder/src/messages-spec.js';
import { JobModel } from './job-model-spec.js';
import {
  LANES,
  MAX_REPEATS,
  MAX_ROUNDS,
  MODEL_REGIONS,
  belief,
  messageCode,
  placeOf,
} from './model-shapes-spec.js';
import type { ModelResult, ModelRule } from './model-shapes-spec.js';
import { QUESTION } from './real-state-spec.js';
import { RealJob } from './real-job-spec.js';

const RUNS = 120;
/** On a busy machine fewer runs are made. */
const LIMIT_MS = 30_000;
const COMMANDS = 40;
const OUTCOMES = { completed: 'answered', refused: 'refused', failed: 'error' } as const;
const MOST_CELLS = LANES.length * MAX_REPEATS;

function expectedState(model: JobModel): Record<string, unknown> {
  return {
    status: model.status,
    isPaused: model.isPaused,
    generation: model.generation,
    cells: model.cells.length,
    executions: model.cells
      .flatMap((cell) => {
        if (cell.execution === null) return [];
        const { round, status, executor, isQuarantined } = cell.execution;
        return [`${placeOf(cell)} ${round} ${status} ${executor} ${belief(isQuarantined)}`];
      })
      .toSorted(),
    rounds: model.cells
      .flatMap((cell) =>
        cell.asked === null ? [] : [`${placeOf(cell)} ${cell.asked.round} ${cell.asked.state}`],
      )
      .toSorted(),
    late: [...model.late].toSorted(),
    attempts: [...model.attempts].toSorted(),
    miscounted: 0,
    uncounted: 0,
    orders: model.orders.map(({ region, status }) => `${region ?? 'all'} ${status}`),
    events: model.events,
    toldTwice: 0,
    told: [...model.told].toSorted(),
    published: model.published.toSorted(),
  };
}

/** The message of a result: what differs between two of them is in the moments of the request, too. */
function messageOf(jobId: string, result: ModelResult): CellResultV1 {
  const { region, model, repeat, round, executor, status, isQuarantined } = result;
  const code = messageCode(result);
  const message = resultOf({
    jobId,
    region,
    model,
    questionId: QUESTION,
    repeat,
    round,
    outcome: OUTCOMES[status],
    error: status === 'failed' ? { code: 'http_error', message: 'no', httpStatus: 400 } : null,
    quarantine: isQuarantined ? 'another region answered' : null,
    startedAt: `2026-11-20T10:00:00.00${code}Z`,
    completedAt: `2026-11-20T10:00:01.00${code}Z`,
  });
  return { ...message, evidence: { ...message.evidence, executorId: executor } };
}

type Command = fc.AsyncCommand<JobModel, RealJob>;

/** A command that is always possible; after it the database is what the model is. */
function command(name: string, run: (model: JobModel, real: RealJob) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    run: async (model, real) => {
      await run(model, real);
      expect(await real.state()).toEqual(expectedState(model));
    },
  };
}

async function deliver(model: JobModel, real: RealJob, batch: readonly ModelResult[]) {
  const settled = await real.deliver(batch.map((result) => messageOf(real.id, result)));
  expect(settled).toEqual(model.deliver(batch));
}

interface Drawn {
  readonly cell: number;
  /** 0 for the round that counts. */
  readonly round: number;
  readonly executor: string;
  readonly status: ModelResult['status'];
  readonly isQuarantined: boolean;
}

const anyCell = fc.nat(MOST_CELLS - 1);
const executor = fc.constantFrom('executor-1', 'executor-2');
const drawnResult = fc.record<Drawn>({
  cell: anyCell,
  round: fc.constantFrom(0, 0, 0, 1, 2, 3, MAX_ROUNDS),
  executor,
  status: fc.constantFrom('completed', 'refused', 'failed', 'failed', 'failed', 'failed'),
  isQuarantined: fc.constantFrom(false, false, false, true),
});

function resultOfDrawn(model: JobModel, { cell: index, round, ...rest }: Drawn): ModelResult {
  const cell = model.cell(index);
  const { region, model: of, repeat } = cell;
  return { ...rest, region, model: of, repeat, round: round || model.counting(cell) };
}

const results = fc.array(drawnResult, { minLength: 1, maxLength: 5 }).map((drawn) =>
  command(`deliver ${JSON.stringify(drawn)}`, async (model, real) =>
    deliver(
      model,
      real,
      drawn.map((one) => resultOfDrawn(model, one)),
    ),
  ),
);

/** Most jobs end because their cells are answered: each that is wanted, well or not. */
const answers = fc
  .array(
    fc.record({
      executor,
      status: fc.constantFrom('completed', 'completed', 'refused', 'failed'),
      isQuarantined: fc.constantFrom(false, false, true),
    }),
    { minLength: MOST_CELLS, maxLength: MOST_CELLS },
  )
  .map((drawn) =>
    command(`answer all that is wanted ${JSON.stringify(drawn)}`, async (model, real) => {
      const batch = model.cells.flatMap((cell, index): ModelResult[] => {
        const { region, model: of, repeat } = cell;
        const round = model.counting(cell);
        const said = drawn[index] as (typeof drawn)[number];
        const isWanted = model.isWanted(cell, round);
        return isWanted ? [{ ...said, region, model: of, repeat, round }] : [];
      });
      if (batch.length > 0) await deliver(model, real, batch);
    }),
  );

const redelivery = fc.array(fc.nat(), { minLength: 1, maxLength: 3 }).map((places) =>
  command(`redeliver ${JSON.stringify(places)}`, async (model, real) => {
    if (model.sent.length === 0) return;
    const batch = places.map((place) => model.sent[place % model.sent.length] as ModelResult);
    await deliver(model, real, [...batch]);
  }),
);

const lostRace = drawnResult.map((drawn) =>
  command(`lose the race ${JSON.stringify(drawn)}`, async (model, real) => {
    const result = resultOfDrawn(model, drawn);
    const message = messageOf(real.id, result);
    const { region, model: of, cell, round, questionId, repeat, startedAt, completedAt } = message;
    const attempt = attemptOf({ jobId: real.id, region, questionId, repeat, round });
    const lost = {
      ...attempt,
      model: of,
      cell,
      number: 2,
      executorId: result.executor,
      error: null,
      kind: 'late',
      retryAfterMs: null,
      startedAt,
      completedAt,
      result: message,
    } as const;
    expect(await real.keep(lost)).toEqual(['done']);
    model.lostRace(result, 2);
  }),
);

const retry = fc
  .record({
    statuses: fc.constantFrom(
      ['failed', 'cancelled'] as const,
      ['failed'] as const,
      ['cancelled'] as const,
    ),
    regions: fc.option(fc.subarray(MODEL_REGIONS, { minLength: 1 })),
  })
  .map((choice) =>
    command(`retry ${JSON.stringify(choice)}`, async (model, real) => {
      expect(await real.retry(choice)).toEqual(model.retry(choice));
    }),
  );

const extension = fc.constantFrom(0, 1, 1, 2).map((more) =>
  command(`extend by ${more} repeats`, async (model, real) => {
    const repeats = Math.min(MAX_REPEATS, model.repeats + more);
    expect(await real.extend(repeats)).toEqual(model.extend(repeats));
  }),
);

const cancellation = fc.constant(
  command('cancel', async (model, real) => {
    expect(await real.cancel()).toEqual(model.cancel());
  }),
);

const pause = fc.constantFrom(false, false, true).map((isPaused) =>
  command(isPaused ? 'pause' : 'resume', async (model, real) => {
    expect(await real.pause(isPaused)).toEqual(model.pause(isPaused));
  }),
);

const pass = fc.constant(
  command('plan, or end', async (model, real) => {
    await real.pass();
    model.pass();
  }),
);

const givingUp = fc.tuple(fc.subarray(MODEL_REGIONS), fc.boolean()).map(([silent, hasWaited]) =>
  command(
    `hear nothing of ${silent.join(', ')}${hasWaited ? ' for long' : ''}`,
    async (model, real) => {
      await real.giveUp(silent, hasWaited);
      model.giveUp(silent, hasWaited);
    },
  ),
);

const carryingOut = fc.nat().map((place) =>
  command(`carry out an order (${place})`, async (model, real) => {
    // The youngest one half of the time, else any one again.
    const count = model.orders.length;
    const index = place % 2 === 0 ? count - 1 : place % Math.max(1, count);
    const [order, asked] = [(await real.orders())[index], model.orders[index]];
    if (order === undefined || asked === undefined) return;
    await real.carryOut(order);
    model.carryOut(asked);
  }),
);

/** Rounds that are given up, which a random order hardly ever brings about. */
const retryInVain = fc.constant(
  command('retry in vain', async (model, real) => {
    const choice = { statuses: ['failed', 'cancelled'], regions: null } as const;
    expect(await real.retry(choice)).toEqual(model.retry(choice));
    await real.giveUp(MODEL_REGIONS, false);
    model.giveUp(MODEL_REGIONS, false);
    const orders = await real.orders();
    for (const [index, order] of model.orders.entries()) {
      await real.carryOut(orders[index] as CloseCellsV1);
      model.carryOut(order);
    }
  }),
);

const poison = fc.tuple(anyCell, fc.constantFrom(0, 0, 1, 2, 3)).map(([index, drawnRound]) =>
  command(`poison cell ${index} in round ${drawnRound}`, async (model, real) => {
    const cell = model.cell(index);
    const round = drawnRound || model.counting(cell);
    const order = closingOf({ jobId: real.id, region: cell.region, code: 'poison_message' });
    const scope = { model: cell.model, questionId: QUESTION, repeat: cell.repeat, round };
    await real.carryOut({ ...order, cell: scope });
    model.poison(cell, round);
  }),
);

const question = fc.tuple(anyCell, fc.integer({ min: 1, max: MAX_ROUNDS })).map(([index, round]) =>
  command(`ask whether round ${round} of cell ${index} is wanted`, async (model, real) => {
    const cell = model.cell(index);
    expect(await real.isWanted(cell, round)).toBe(model.isWanted(cell, round));
  }),
);

const anyRule = fc.record<ModelRule>({
  repeats: fc.integer({ min: 1, max: MAX_REPEATS }),
  minRegions: fc.integer({ min: 1, max: MODEL_REGIONS.length }),
  minSuccessRate: fc.constantFrom(
    '0.01',
    '0.34',
    '0.5',
    '0.6',
    '0.66',
    '0.67',
    '0.667',
    '0.84',
    '1',
  ),
});

const commands = fc.commands(
  [
    results,
    results,
    results,
    answers,
    answers,
    redelivery,
    lostRace,
    retry,
    retry,
    retryInVain,
    extension,
    cancellation,
    pause,
    pass,
    pass,
    pass,
    givingUp,
    carryingOut,
    carryingOut,
    poison,
    question,
  ],
  { maxCommands: COMMANDS, size: 'max' },
);
type JobCommands = typeof commands extends fc.Arbitrary<infer Sequence> ? Sequence : never;

describe('the life of a job, in any order of what can happen to it', () => {
  let orm: MikroORM;
  let database: TestDatabase;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    database = await startTestDatabase();
    orm = await createOrm({ url: database.url });
  });
  afterAll(async () => {
    await orm.close();
    await database.stop();
  });

  it('leaves what the rules say: one execution a cell, true counters, each end and each round reported once', async () => {
    let jobs = 0;
    let last = Promise.resolve();
    const play = async (rule: ModelRule, sequence: JobCommands): Promise<void> => {
      jobs += 1;
      const real = await RealJob.create(orm, `model_${jobs}`, rule);
      await fc.asyncModelRun(() => ({ model: new JobModel(rule), real }), sequence);
    };
    await fc.assert(
      fc.asyncProperty(anyRule, commands, async (rule, sequence) => {
        last = play(rule, sequence);
        await last;
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: LIMIT_MS },
    );
    // When the time is over fast-check leaves the run that is under way: its transaction would keep the connections from closing.
    await inTime('the last run has ended', last);
  }, 600_000);
});
