import { attemptSubject, resultSubject } from '@beacon/contracts';
import type { CellResultV1, CloudEvent } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { createOrm, isRoundWanted } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { RecordingLogger } from '@beacon/testing';
import { createDatabase, startPostgres } from '@beacon/tools';
import type { EmbeddedPostgres } from '@beacon/tools';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { AttemptKeepingService } from './attempts/attempt-keeping.service.js';
import { ClosingService } from './closings/closing.service.js';
import { MODEL, attemptOf, closingOf, resultOf } from './harness-spec.js';
import { JobModel, MAX_ROUNDS, MODEL_REGIONS } from './job-model-spec.js';
import type { ModelOrder, ModelResult } from './job-model-spec.js';
import { RecordingService } from './results/recording.service.js';
import { ResultAnnouncer } from './results/result-announcer.js';

const RUNS = 200;
const COMMANDS = 40;
const NEVER = new AbortController().signal;
const OUTCOMES = { completed: 'answered', refused: 'refused', failed: 'error' } as const;

type RecordedEvent = CloudEvent<Record<string, unknown>>;

/** The job of one run in the real database, with the recorder's services on it. */
class RealJob {
  readonly recording: RecordingService;
  readonly attempts: AttemptKeepingService;
  readonly closing: ClosingService;
  readonly #events: RecordedEvent[] = [];

  private constructor(
    private readonly orm: MikroORM,
    readonly id: string,
  ) {
    const announcer = new ResultAnnouncer({
      publish: async (_subject, body) => {
        this.#events.push(JSON.parse(new TextDecoder().decode(body)));
        return 'stored';
      },
      hint: () => undefined,
    });
    this.recording = new RecordingService(orm, announcer);
    this.attempts = new AttemptKeepingService(orm);
    this.closing = new ClosingService(orm, announcer);
  }

  static async create(orm: MikroORM, id: string): Promise<RealJob> {
    const job = new RealJob(orm, id);
    // What earlier runs owe would be looked through after each command.
    await job.query('truncate outbox', []);
    await job.query(
      `with job as (
         insert into jobs (id, status, spec, system_prompts, cells)
         values (?, 'running', '{"questions": [{"id": "q1", "text": "Why"}], "prompt": null}', '{}', 2) returning id)
       insert into job_lanes (job_id, region, model_id, position, cells, blocks)
       select job.id, l.region, ?, 0, 1,
         '[{"base": 0, "questionFrom": 0, "questionTo": 1, "repeatFrom": 1, "repeatTo": 1}]'
       from job, unnest(array['us-east', 'eu-west']) as l(region)`,
      [id, MODEL],
    );
    return job;
  }

  async query<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.orm.em.fork().execute<Row[]>(sql, values);
  }

  async setStatus(status: string): Promise<void> {
    await this.query('update jobs set status = ? where id = ?', [status, this.id]);
  }

  /** Opens the job again, as a retry and an extension do. */
  async open(): Promise<void> {
    await this.setStatus('running');
    await this.query('update job_lanes set closing_code = null where job_id = ?', [this.id]);
  }

  async askRound(region: string, repeat: number, round: number): Promise<void> {
    await this.query(
      `insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
       values (?, ?, ?, ?, 'q1', ?, ?, 'waiting')
       on conflict (job_id, region, cell) do update set round = excluded.round, state = excluded.state`,
      [this.id, region, keyOf(repeat), MODEL, repeat, round],
    );
  }

  async addRepeat(repeat: number): Promise<void> {
    await this.query(
      `update job_lanes set cells = cells + 1, blocks = blocks || jsonb_build_array(jsonb_build_object(
         'base', cells, 'questionFrom', 0, 'questionTo', 1, 'repeatFrom', ?::int, 'repeatTo', ?::int))
       where job_id = ?`,
      [repeat, repeat, this.id],
    );
  }

  async plan(): Promise<void> {
    await this.query(
      `update cell_rounds set state = 'planned' where job_id = ? and state = 'waiting'`,
      [this.id],
    );
  }

  async markClosing(region: string): Promise<void> {
    await this.query(
      `update job_lanes set closing_code = 'deadline_exceeded' where job_id = ? and region = ?`,
      [this.id, region],
    );
  }

  /** Everything that the model knows, as it is in the database and was told. */
  async state(): Promise<unknown> {
    const [row] = await this.query<{ state: Record<string, unknown> }>(STATE, [this.id]);
    const { owed, ...state } = row?.state ?? {};
    const events = [...this.#events, ...((owed ?? []) as RecordedEvent[])];
    return { ...state, told: toldRounds(events) };
  }
}

const STATE = `
with own as (select ?::text as id), e as (select e.* from executions e join own on e.job_id = own.id)
select json_build_object(
  'status', (select j.status from jobs j join own on j.id = own.id),
  'executions', (select coalesce(json_agg(concat_ws(' ', region, repeat, round, status, executor_id,
    case when quarantine is null then 'believed' else 'quarantined' end) order by region, repeat), '[]') from e),
  'rounds', (select coalesce(json_agg(concat_ws(' ', region, repeat, round, state) order by region, repeat), '[]')
    from cell_rounds c join own on c.job_id = own.id),
  'late', (select coalesce(json_agg(concat_ws(' ', region, repeat, round, reason)), '[]')
    from late_results r join own on r.job_id = own.id),
  'attempts', (select coalesce(json_agg(concat_ws(' ', region, cell, round, number, executor_id, kind)), '[]')
    from attempts a join own on a.job_id = own.id),
  'miscounted', (select count(*) from (
    select region, recorded, completed, refused, failed, cancelled, quarantined, quarantined_refused
      from job_lane_progress p join own on p.job_id = own.id
    except
    select region, count(*), count(*) filter (where status = 'completed'), count(*) filter (where status = 'refused'),
      count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled'), count(quarantine),
      count(quarantine) filter (where status = 'refused') from e group by region) as wrong),
  'uncounted', (select count(*) from e where not exists (
    select 1 from job_lane_progress p where p.job_id = e.job_id and p.region = e.region and p.recorded > 0)),
  'owed', (select coalesce(json_agg(o.body), '[]') from outbox o join own on o.body -> 'data' ->> 'job_id' = own.id)
) as state`;

/** Each round that was told of, if every one was told under one id, and no id of two. */
function toldRounds(events: readonly RecordedEvent[]): string[] {
  const rounds = new Map(
    events.map(({ id, data }) => [id, [data['region'], data['repeat'], data['round']].join(' ')]),
  );
  return [...rounds.values()].toSorted();
}

function expectedState(model: JobModel): unknown {
  const cells = model.cells.toSorted((a, b) => compare(a.region, b.region) || a.repeat - b.repeat);
  return {
    status: model.status,
    executions: cells.flatMap(({ region, repeat, execution }) => {
      if (execution === null) return [];
      const { round, status, executor, isQuarantined } = execution;
      const belief = isQuarantined ? 'quarantined' : 'believed';
      return [`${region} ${repeat} ${round} ${status} ${executor} ${belief}`];
    }),
    rounds: cells.flatMap(({ region, repeat, asked }) =>
      asked === null ? [] : [`${region} ${repeat} ${asked.round} ${asked.state}`],
    ),
    late: [...model.late].toSorted(),
    attempts: [...model.attempts].map(withCellKey).toSorted(),
    miscounted: 0,
    uncounted: 0,
    told: [...model.told].toSorted(),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The table of attempts knows no repeat but the cell's key. */
function withCellKey(attempt: string): string {
  const [region, repeat, ...rest] = attempt.split(' ');
  return [region, keyOf(Number(repeat)), ...rest].join(' ');
}

function keyOf(repeat: number): string {
  return cellKey({ model: MODEL, questionId: 'q1', repeat });
}

async function assertAgrees(model: JobModel, real: RealJob): Promise<void> {
  const state = (await real.state()) as { late: string[]; attempts: string[] };
  const sorted = { late: state.late.toSorted(), attempts: state.attempts.toSorted() };
  expect({ ...state, ...sorted }).toEqual(expectedState(model));
}

/** The message of a result: what differs between two of them is in the moment of the answer, too. */
function messageOf(jobId: string, result: ModelResult): CellResultV1 {
  const { region, repeat, round, executor, status, isQuarantined } = result;
  const code = Object.keys(OUTCOMES).indexOf(status) * 2 + Number(isQuarantined);
  const message = resultOf({
    jobId,
    region,
    repeat,
    round,
    outcome: OUTCOMES[status],
    error: status === 'failed' ? { code: 'http_error', message: 'no', httpStatus: 400 } : null,
    quarantine: isQuarantined ? 'another region answered' : null,
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
      await assertAgrees(model, real);
    },
  };
}

async function deliver(model: JobModel, real: RealJob, batch: readonly ModelResult[]) {
  const payloads = batch.map((result) => messageOf(real.id, result));
  const settlements = await real.recording.record(
    payloads.map((payload) => ({
      payload,
      context: { subject: resultSubject(payload), deliveryCount: 1, signal: NEVER },
    })),
  );
  expect(settlements.map(({ kind }) => kind)).toEqual(model.deliver(batch));
}

interface Drawn {
  readonly cell: number;
  /** 0 for the round that counts. */
  readonly round: number;
  readonly executor: string;
  readonly status: ModelResult['status'];
  readonly isQuarantined: boolean;
}

const drawnResult = fc.record<Drawn>({
  cell: fc.nat(11),
  round: fc.constantFrom(0, 0, 0, 1, 2, 3, MAX_ROUNDS),
  executor: fc.constantFrom('executor-1', 'executor-2'),
  status: fc.constantFrom('completed', 'refused', 'failed', 'failed', 'failed', 'failed'),
  isQuarantined: fc.constantFrom(false, false, false, true),
});

function resultOfDrawn(model: JobModel, { cell: index, round, ...rest }: Drawn): ModelResult {
  const cell = model.cell(index);
  return {
    ...rest,
    region: cell.region,
    repeat: cell.repeat,
    round: round || model.counting(cell),
  };
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
    const { executor, region, repeat, round } = result;
    const attempt = attemptOf({ jobId: real.id, region, repeat, round, executorId: executor });
    const lost = { ...attempt, number: 2, error: null, kind: 'late', retryAfterMs: null } as const;
    const payload = { ...lost, result: messageOf(real.id, result) };
    const context = { subject: attemptSubject(payload), deliveryCount: 1, signal: NEVER };
    expect(await real.attempts.keep([{ payload, context }])).toEqual([{ kind: 'done' }]);
    model.lostRace(result, 2);
  }),
);

const retry = fc.constant(
  command('retry what failed or was cancelled', async (model, real) => {
    const matching = model.retry();
    for (const { region, repeat, asked } of matching) {
      await real.askRound(region, repeat, asked?.round ?? 0);
    }
    if (matching.length > 0) await real.open();
  }),
);

const extension = fc.constant(
  command('extend', async (model, real) => {
    if (!model.extend()) return;
    await real.addRepeat(model.repeats);
    await real.open();
  }),
);

const planning = fc.constant(
  command('plan rounds', async (model, real) => {
    model.plan();
    await real.plan();
  }),
);

const cancellation = fc.constant(
  command('cancel', async (model, real) => {
    model.cancel();
    await real.setStatus(model.status);
  }),
);

const givingUp = fc.constantFrom(null, ...MODEL_REGIONS).map((region) =>
  command(`give up ${region}`, async (model, real) => {
    model.giveUp(region);
    for (const one of model.closing) await real.markClosing(one);
  }),
);

const carryingOut = fc.nat().map((place) =>
  command(`carry out an order (${place})`, async (model, real) => {
    // The youngest one half of the time, else any one again.
    const { orders } = model;
    const order = place % 2 === 0 ? orders.at(-1) : orders[place % Math.max(1, orders.length)];
    if (order === undefined) return;
    await real.closing.close(closingOf({ jobId: real.id, ...orderFields(order) }), NEVER);
    model.carryOut(order);
  }),
);

function orderFields({ region, status }: ModelOrder) {
  return { region, status, code: status === 'cancelled' ? 'cancelled' : 'deadline_exceeded' };
}

const poison = fc.tuple(fc.nat(11), fc.constantFrom(0, 0, 1, 2, 3)).map(([index, drawnRound]) =>
  command(`poison cell ${index} in round ${drawnRound}`, async (model, real) => {
    const cell = model.cell(index);
    const round = drawnRound || model.counting(cell);
    const order = closingOf({ jobId: real.id, region: cell.region, code: 'poison_message' });
    const scope = { model: MODEL, questionId: 'q1', repeat: cell.repeat, round };
    await real.closing.close({ ...order, cell: scope }, NEVER);
    model.poison(cell, round);
  }),
);

const completion = fc.constant(
  command('complete', async (model, real) => {
    model.complete();
    await real.setStatus(model.status);
  }),
);

const question = fc
  .tuple(fc.nat(11), fc.integer({ min: 1, max: MAX_ROUNDS }))
  .map(([index, round]) => {
    return command(`ask whether round ${round} of cell ${index} is wanted`, async (model, real) => {
      const cell = model.cell(index);
      const { region, repeat } = cell;
      const asked = { job_id: real.id, region, model_id: MODEL, question_id: 'q1', repeat, round };
      const em = orm.em.fork();
      expect(await isRoundWanted(em, { ...asked, cell: keyOf(repeat) })).toBe(
        model.isWanted(cell, round),
      );
    });
  });

let orm: MikroORM;

describe('recording, retries, closings and completion, in any order', () => {
  let postgres: EmbeddedPostgres;
  let jobs = 0;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    postgres = await startPostgres({ durable: false });
    orm = await createOrm({ url: await createDatabase(postgres.ready.url, 'beacon_model') });
    await orm.migrator.up();
  });
  afterAll(async () => {
    await orm.close();
    await postgres.stop();
  });

  it('leaves what the rules say: one execution a cell, true counters, each round told of once', async () => {
    const commands = fc.commands(
      [
        results,
        results,
        results,
        redelivery,
        lostRace,
        retry,
        retry,
        extension,
        planning,
        cancellation,
        givingUp,
        carryingOut,
        carryingOut,
        poison,
        completion,
        completion,
        question,
      ],
      { maxCommands: COMMANDS, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        jobs += 1;
        const real = await RealJob.create(orm, `model_${jobs}`);
        await fc.asyncModelRun(() => ({ model: new JobModel(), real }), sequence);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
