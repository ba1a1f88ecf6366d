import { z } from 'zod';

const execution = z.object({
  id: z.number(),
  job_id: z.string(),
  region: z.string(),
  model_id: z.string(),
  question_id: z.string().nullable(),
  repeat: z.number(),
  status: z.string(),
  outcome: z.string(),
  started_at: z.string(),
  completed_at: z.string(),
});
const executionPage = z.object({
  executions: z.array(execution),
  next_cursor: z.string().nullable(),
});
const counters = z.object({
  expected: z.number(),
  planned: z.number(),
  recorded: z.number(),
  completed: z.number(),
  refused: z.number(),
  failed: z.number(),
});
const job = z.object({ id: z.string(), status: z.string(), counters });
const record = z.record(z.string(), z.unknown());

export type ListedExecution = z.output<typeof execution>;
export type JobState = z.output<typeof job>;

/** An answer of the gateway whose body is a JSON object. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer of the gateway with any JSON, or none, as its body. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The REST API, as a test talks to it. */
export class ApiClient {
  /** @param limitMs longest wait for an answer, in milliseconds. @default 60_000 */
  constructor(
    private readonly baseUrl: string,
    private readonly limitMs = 60_000,
  ) {}

  async get(path: string): Promise<ApiAnswer> {
    return objectOf(await this.request(path));
  }

  /** @param body sent as it is when a text, else as JSON. */
  async post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiAnswer> {
    return objectOf(await this.request(path, postOf(body, headers)));
  }

  /** Any request; its answer's body is read as JSON. */
  async request(path: string, init: RequestInit = {}): Promise<JsonAnswer> {
    const limit = AbortSignal.timeout(this.limitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const response = await fetch(`${this.baseUrl}${path}`, { ...init, signal });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  }

  /**
   * Posts what must be taken.
   * @throws Error with the API's words when it is refused.
   */
  async must(path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.post(path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
  }

  /** Submits a job that must be accepted, and returns its id. */
  async submit(body: unknown): Promise<string> {
    return String((await this.must('/api/v1/jobs', body))['id']);
  }

  async job(id: string): Promise<JobState> {
    return job.parse((await this.get(`/api/v1/jobs/${id}`)).body);
  }

  /** Every execution of a job, page by page. */
  async executions(jobId: string, pageSize = 50): Promise<ListedExecution[]> {
    const all: ListedExecution[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/api/v1/executions?jobspec_id=${jobId}&limit=${pageSize}${next}`;
      const page = executionPage.parse((await this.get(path)).body);
      all.push(...page.executions);
      cursor = page.next_cursor;
    }
    return all;
  }
}

/** A POST of a body, sent as it is when a text, else as JSON. */
export function postOf(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function objectOf({ body, ...answer }: JsonAnswer): ApiAnswer {
  return { ...answer, body: record.parse(body ?? {}) };
}
