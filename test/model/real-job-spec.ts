import { attemptSubject, closeCells, eventSubject, resultSubject } from '@beacon/contracts';
import type { CellAttemptV1, CellResultV1, CloseCellsV1 } from '@beacon/contracts';
import { DEFAULT_JOB_LIMITS, countCells, lanesOf } from '@beacon/domain';
import { JobLane, insertJob, isRoundWanted, runStatement } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import type { MikroORM } from '@mikro-orm/postgresql';
import { LOCAL } from '../../apps/gateway/src/access/principal.js';
import { JobControl } from '../../apps/gateway/src/control/job-control.js';
import { JobExtension } from '../../apps/gateway/src/control/job-extension.js';
import { BodyIntake } from '../../apps/gateway/src/intake/body-intake.js';
import { IntakeThread } from '../../apps/gateway/src/intake/intake-thread.js';
import { JobRetry } from '../../apps/gateway/src/control/job-retry.js';
import type { JobSignals } from '../../apps/gateway/src/changes/job-signals.js';
import type { RunningCalls } from '../../apps/gateway/src/control/running-calls.js';
import { ApiError } from '../../apps/gateway/src/http/errors/api-error.js';
import { SignatureFailures } from '../../apps/gateway/src/signed/signature-failures.js';
import { SignedSpecifications } from '../../apps/gateway/src/signed/signed-specifications.js';
import { JobRegistrar } from '../../apps/gateway/src/registration/job-registrar.js';
import { Closer } from '../../apps/planner/src/closing/closer.js';
import { JobLifecycle } from '../../apps/planner/src/jobs/job-lifecycle.js';
import { planningPass } from '../../apps/planner/src/planning/planning-pass-spec.js';
import { SkewLimits, ProgressMeter } from '../../apps/planner/src/planning/skew-limits.js';
import { PaceMeter } from '../../apps/planner/src/planning/lane-rooms.js';
import { DEFAULT_LIMITS } from '../../apps/planner/src/settings/planning-limits.js';
import type { PlanningPass } from '../../apps/planner/src/planning/planning-pass.js';
import { AttemptKeepingService } from '../../apps/recorder/src/attempts/attempt-keeping.service.js';
import { ClosingService } from '../../apps/recorder/src/closings/closing.service.js';
import type { RecordingService } from '../../apps/recorder/src/results/recording.service.js';
import { recordingService } from '../../apps/recorder/src/results/recording-service-spec.js';
import { ResultAnnouncer } from '../../apps/recorder/src/events/result-announcer.js';
import {
  BANK,
  CATALOGUE,
  accept,
} from '../../apps/gateway/src/intake/specification/job-spec.fixture.js';
import { MAX_ROUNDS, MODEL_REGIONS } from './model-shapes-spec.js';
import type { ModelCell, ModelChoice, ModelRule } from './model-shapes-spec.js';
import { STATE, keyOf, withRepeat, toldRounds, QUESTION } from './real-state-spec.js';
import type { RecordedEvent, RealState, StoredState } from './real-state-spec.js';

const UNSIGNED = new SignedSpecifications({ policy: 'off', trust: null }, new SignatureFailures());
const NEVER = new AbortController().signal;
const CALLER = { actor: 'model', principal: LOCAL, address: null, requestId: 'model' };
const GRACE_MS = 50;

/** Lanes that take all that a small job can have. */
const ROOMY = {
  ...CATALOGUE,
  lanes: CATALOGUE.lanes.map((lane) => ({ ...lane, concurrency: 50 })),
};
const AGAINST = [ROOMY, BANK, DEFAULT_JOB_LIMITS] as const;

/** A pass publishes all that lanes take, however busy the machine is, and finds whatever is done. */
const UNHURRIED = { ...DEFAULT_LIMITS, publishMs: 60_000, endMs: 60_000, auditMs: 0 };

const TABLES = `jobs, job_lanes, job_lane_progress, executions, attempts, late_results, cell_rounds, outbox, audit_log,
  outcome_changes`;

/** The job of one run in a real database, with the parts of the services that change it; there is no broker between them. */
export class RealJob {
  readonly #events: RecordedEvent[] = [];
  readonly #published: string[] = [];
  readonly #silent = new Set<string>();
  readonly #recording: RecordingService;
  readonly #attempts: AttemptKeepingService;
  readonly #closing: ClosingService;
  readonly #control: JobControl;
  readonly #retries: JobRetry;
  readonly #extensions: JobExtension;
  readonly #pass: PlanningPass;
  readonly #closer: Closer;

  private constructor(
    private readonly orm: MikroORM,
    readonly id: string,
  ) {
    const announcer = new ResultAnnouncer({
      publish: async (subject, body) => {
        // Attempts have events as well, of which the model knows nothing.
        const isTold = subject === eventSubject('execution.recorded', id);
        if (isTold) this.#events.push(JSON.parse(new TextDecoder().decode(body)));
        return 'stored';
      },
      hint: () => undefined,
    });
    this.#recording = recordingService(orm.em.fork(), announcer);
    this.#attempts = new AttemptKeepingService(orm.em.fork(), announcer);
    this.#closing = new ClosingService(orm.em.fork(), announcer);
    // Notices hasten what the planner does anyway.
    const silence: Pick<JobSignals, 'changed' | 'hint' | 'stop'> = {
      changed: () => undefined,
      hint: () => undefined,
      stop: async () => undefined,
    };
    const notices = silence as JobSignals;
    const noCalls: Pick<RunningCalls, 'stop'> = {
      stop: async (_job, before) => ({ before, unconfirmed: [] }),
    };
    this.#control = new JobControl(orm, notices, noCalls as RunningCalls);
    const options = { maxRounds: MAX_ROUNDS, maxAttempts: 3, adminToken: null };
    const registrar = new JobRegistrar(SignedWork.off());
    this.#retries = new JobRetry(orm, notices, UNSIGNED, registrar, options);
    this.#extensions = new JobExtension(
      orm,
      notices,
      new BodyIntake(new IntakeThread(...AGAINST), ...AGAINST),
      UNSIGNED,
      registrar,
    );
    this.#pass = this.#planner();
    this.#closer = this.#closerOf();
  }

  /** A job that runs, alone in the database. */
  static async create(orm: MikroORM, id: string, rule: ModelRule): Promise<RealJob> {
    const em = orm.em.fork();
    await runStatement(em, `truncate ${TABLES}`);
    const spec = accept({
      benchmark: { name: 'model' },
      questions: [QUESTION],
      repeats: rule.repeats,
      models: [
        { id: 'llama3.2-1b', regions: MODEL_REGIONS },
        { id: 'lonely-1b', regions: ['us-east'] },
      ],
      constraints: {
        regions: MODEL_REGIONS,
        min_regions: rule.minRegions,
        min_success_rate: Number(rule.minSuccessRate),
      },
    });
    const cells = countCells(spec);
    const specJson = Buffer.from(JSON.stringify(spec));
    const row = { id, specJson, cells, status: 'queued', systemPrompts: {}, createdAt: new Date() };
    await insertJob(em, { ...row, project: 'default', status: 'queued' });
    for (const [position, { region, model, ...lane }] of lanesOf(spec).entries()) {
      em.create(JobLane, { jobId: id, region, modelId: model, position, ...lane });
    }
    await em.flush();
    await orm.em.fork().transactional((inside) => new JobLifecycle().start(inside, id));
    return new RealJob(orm, id);
  }

  async deliver(results: readonly CellResultV1[]): Promise<string[]> {
    const batch = results.map((payload) => delivered(payload, resultSubject(payload)));
    return (await this.#recording.record(batch)).map(({ kind }) => kind);
  }

  async keep(attempt: CellAttemptV1): Promise<string[]> {
    const batch = [delivered(attempt, attemptSubject(attempt))];
    return (await this.#attempts.keep(batch)).map(({ kind }) => kind);
  }

  async retry({ statuses, regions }: ModelChoice): Promise<unknown> {
    const choice = { statuses, regions, modelIds: null, questionIds: null, executionId: null };
    return outcomeOf(this.#retries.retry(this.#wish, choice));
  }

  async extend(repeats: number): Promise<unknown> {
    return outcomeOf(this.#extensions.extend(this.id, { repeats }, CALLER));
  }

  async cancel(): Promise<unknown> {
    return outcomeOf(changeOf(this.#control.cancel(this.#wish)));
  }

  async pause(isPaused: boolean): Promise<unknown> {
    const { id } = this;
    const wish = { ...this.#wish, jobId: id };
    return outcomeOf(changeOf(isPaused ? this.#control.pause(wish) : this.#control.resume(wish)));
  }

  /** A look of a planner at all that runs, and further ones as long as something is left. */
  async pass(): Promise<void> {
    for (let outcome: string | null = null; outcome !== 'planned';) {
      outcome = await this.#pass.run();
      if (outcome === 'locked') throw new Error('the planning lock is taken');
    }
  }

  /** @param hasWaited whether ten seconds have gone by since the last order. */
  async giveUp(silent: readonly string[], hasWaited: boolean): Promise<void> {
    this.#silent.clear();
    for (const region of silent) this.#silent.add(region);
    if (hasWaited) {
      const ago = `- interval '11 seconds'`;
      await this.#query(`update job_lanes set closing_at = closing_at ${ago}`, []);
      await this.#query(`update jobs set completed_at = completed_at ${ago}`, []);
    }
    await this.#closer.close();
  }

  /** Orders to the recorder, oldest first, as they are owed to the broker. */
  async orders(): Promise<CloseCellsV1[]> {
    const rows = await this.#query<{ body: unknown }>(
      `select body from outbox where subject like 'beacon.closings.%' order by id`,
      [],
    );
    const encoder = new TextEncoder();
    return rows.map(({ body }) => closeCells.decode(encoder.encode(JSON.stringify(body))));
  }

  async carryOut(order: CloseCellsV1): Promise<void> {
    await this.#closing.close(order, NEVER);
  }

  async isWanted({ region, model, repeat }: ModelCell, round: number): Promise<boolean> {
    const cell = keyOf(model, repeat);
    const asked = { job_id: this.id, region, model_id: model, question_id: QUESTION, repeat };
    return isRoundWanted(this.orm.em.fork(), { ...asked, cell, round });
  }

  /** Everything that the model knows, as it is in the database and was told. */
  async state(): Promise<RealState> {
    const [row] = await this.#query<{ state: StoredState }>(STATE, [this.id]);
    if (row === undefined) throw new Error('there is no state');
    const { owed, attempts, ...state } = row.state;
    return {
      ...state,
      attempts: attempts.map(withRepeat).toSorted(),
      told: toldRounds([...this.#events, ...owed]),
      published: this.#published.toSorted(),
    };
  }

  get #wish() {
    return { jobId: this.id, caller: CALLER, reason: null };
  }

  #planner(): PlanningPass {
    return planningPass({
      orm: this.orm,
      catalogue: ROOMY,
      pace: new PaceMeter(),
      skews: new SkewLimits({ present: () => ['executor'] }, new ProgressMeter()),
      limits: UNHURRIED,
      tasks: {
        publish: async (_job, { region, model_id }, cells) => {
          for (const { repeat, round } of cells) {
            if (round > 1) this.#published.push(`${region} ${model_id} ${repeat} ${round}`);
          }
          return { accepted: cells.length, stored: cells.length };
        },
      },
    });
  }

  #closerOf(): Closer {
    let now = 0;
    const presence = {
      silentMs: (region: string) => (this.#silent.has(region) ? 2 * GRACE_MS : 0),
      // Each time is later than the one before by more than the grace: the job is seen long enough.
      clock: () => (now += 2 * GRACE_MS),
    };
    return new Closer(
      this.orm.em.fork(),
      { manager: { streams: { purge: async () => ({ success: true, purged: 0 }) } } },
      { hint: () => undefined },
      presence,
      { regionGraceMs: GRACE_MS },
    );
  }

  async #query<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return runStatement<Row>(this.orm.em.fork(), sql, [...values]);
  }
}

function delivered<Payload>(payload: Payload, subject: string) {
  return { payload, context: { subject, deliveryCount: 1, signal: NEVER } };
}

async function changeOf(change: Promise<{ readonly after: unknown }>): Promise<string> {
  return (await change).after === null ? 'unchanged' : 'changed';
}

/** What came of a wish, or the code of its refusal. */
async function outcomeOf(wish: Promise<unknown>): Promise<unknown> {
  try {
    return await wish;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}
