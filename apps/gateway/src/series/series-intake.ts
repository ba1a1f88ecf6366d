import type { JobAnalysis } from '@beacon/domain';
import type { NewSeries, SeriesRegistration, SeriesWebhook } from '@beacon/persistence';
import { WEBHOOK_EVENTS } from '@beacon/persistence';
import { nextDue, scheduleProblem } from '@beacon/schedule';
import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import type { ErrorDetail } from '../http/errors/api-error.js';
import { validation } from '../http/validation/refusal.js';
import { BodyIntake } from '../intake/body-intake.js';
import { newJobId } from '../intake/job-intake.js';
import type { JobIntake } from '../intake/job-intake.js';
import { WEBHOOK_OPTIONS } from '../settings/settings.js';
import type { WebhookOptions } from '../settings/settings.js';
import { addressProblem } from '../webhooks/address-guard.js';
import { analysisPlanOf } from '../registration/analysis-plan.js';
import { secretProblem } from '../webhooks/signature.js';
import { SignedSpecifications } from '../signed/signed-specifications.js';
import type { SeriesBody } from './series.body.js';

/** Reads the body of a new series. */
@Injectable()
export class SeriesIntake {
  constructor(
    private readonly jobs: BodyIntake,
    private readonly signed: SignedSpecifications,
    @Inject(WEBHOOK_OPTIONS) private readonly webhooks: WebhookOptions,
  ) {}

  /** @throws ApiError 400 with everything that is wrong with it. */
  async read(body: SeriesBody, now: Date): Promise<Omit<NewSeries, 'project'>> {
    const { cron, time_zone: timeZone, missed, overlap, max_runs: maxRuns, alpha } = body;
    const endsAt = body.ends_at === null ? null : new Date(body.ends_at);
    const problems = [...scheduleProblems(body, now, endsAt), ...this.#webhookProblems(body)];
    if (problems.length > 0) throw validation(problems);
    const job = await this.#job(body.job);
    const due = nextDue({ cron, timeZone }, now);
    if (due === null) throw new Error('a schedule that was checked has no next moment');
    return {
      id: body.id ?? newJobId(now.getTime()).replace(/^job-/, 'series-'),
      name: body.name ?? benchmarkOf(job),
      specJson: job.specJson,
      systemPrompts: job.systemPrompts,
      lanes: job.lanes,
      cells: job.cells,
      cron,
      timeZone,
      missed,
      overlap,
      maxRuns,
      endsAt,
      alpha,
      webhook: webhookOf(body),
      registration: registrationOf(job),
      nextDueAt: due,
    };
  }

  /** What is wrong with the job is said under the name that it has here. */
  async #job(given: Readonly<Record<string, unknown>>): Promise<JobIntake> {
    const isNamed = given['id'] != null || given['jobspec_id'] != null;
    if (isNamed) throw validation([refused('job.id', 'jobs of a series are named for its runs')]);
    const job = await this.jobs.job(given, this.signed.policy).catch((error: unknown) => {
      throw error instanceof ApiError && error.status === 400 ? underJob(error) : error;
    });
    if (job.signed !== null) {
      const message = 'a signature is for one job, and a series makes many: leave it out';
      throw validation([refused('job.signature', message)]);
    }
    if (job.judging === null) return job;
    const message = 'answers of a series are not judged as they come: have its jobs judged';
    throw validation([refused('job.judges', message)]);
  }

  #webhookProblems(body: SeriesBody): ErrorDetail[] {
    const { webhook_url: url, webhook_secret_env: name, webhook_events: events } = body;
    if (url === null) {
      if (name === null && events === null) return [];
      return [refused('webhook_url', 'is missing: what is said of a webhook needs its address')];
    }
    const address = addressProblem(url, this.webhooks.allowPrivate);
    const secret =
      name === null
        ? 'is missing: name the variable that holds the secret'
        : secretProblem(this.webhooks.variable(name));
    return [
      ...(address === null ? [] : [refused('webhook_url', address)]),
      ...(secret === null ? [] : [refused('webhook_secret_env', secret)]),
    ];
  }
}

function scheduleProblems(body: SeriesBody, now: Date, endsAt: Date | null): ErrorDetail[] {
  const schedule = { cron: body.cron, timeZone: body.time_zone };
  const problem = scheduleProblem(schedule, now);
  if (problem !== null) return [refused(problem.field, problem.message)];
  const due = nextDue(schedule, now);
  const isOver = endsAt !== null && due !== null && due > endsAt;
  return isOver ? [refused('ends_at', 'lies before the first moment at which a run is due')] : [];
}

/** Each run is registered by this, with its own name. */
function registrationOf({ facts }: JobIntake): SeriesRegistration {
  const { analysis } = facts.specification as { readonly analysis?: JobAnalysis };
  return { facts, analysis: analysisPlanOf(analysis) };
}

function refused(field: string, message: string): ErrorDetail {
  return { field, code: 'invalid_value', message };
}

function underJob(error: ApiError): ApiError {
  const { details } = error;
  // What is refused as a whole names no fields.
  if (details.length === 0) return error;
  return validation(
    details.map(({ field, ...detail }) => ({
      ...detail,
      field: field === null ? 'job' : `job.${field}`,
    })),
  );
}

function webhookOf(body: SeriesBody): SeriesWebhook | null {
  const { webhook_url: url, webhook_secret_env: secretEnv, webhook_events: events } = body;
  if (url === null || secretEnv === null) return null;
  return { url, secretEnv, events: events ?? WEBHOOK_EVENTS };
}

const MOST_NAME = 200;

/** The specification is there as it is stored only. */
function benchmarkOf({ specJson }: JobIntake): string {
  const spec = JSON.parse(Buffer.from(specJson).toString('utf8')) as {
    readonly benchmark?: { readonly name?: string };
  };
  return (spec.benchmark?.name ?? 'series').slice(0, MOST_NAME);
}
