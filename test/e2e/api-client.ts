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

export type ListedExecution = z.output<typeof execution>;
export type JobState = z.output<typeof job>;

/** An HTTP answer as a test looks at it. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The REST API, as a test talks to it. */
export class ApiClient {
  constructor(private readonly baseUrl: string) {}

  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiResponse> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async get(path: string): Promise<ApiResponse> {
    return this.#send(path, {});
  }

  /** Submits a job that must be accepted, and returns its id. */
  async submit(body: unknown): Promise<string> {
    const response = await this.post('/api/v1/jobs', body);
    if (response.status !== 202) throw new Error(`not accepted: ${JSON.stringify(response.body)}`);
    return String(response.body['id']);
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

  async #send(path: string, init: RequestInit): Promise<ApiResponse> {
    const response = await fetch(`${this.baseUrl}${path}`, init);
    const body: unknown = JSON.parse(await response.text());
    return {
      status: response.status,
      headers: response.headers,
      body: z.record(z.string(), z.unknown()).parse(body),
    };
  }
}
