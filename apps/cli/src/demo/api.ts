import { z } from 'zod';

const counters = z.object({
  expected: z.number(),
  recorded: z.number(),
  completed: z.number(),
  refused: z.number(),
  failed: z.number(),
});
const job = z.object({
  id: z.string(),
  status: z.string(),
  started_at: z.string().nullable(),
  counters,
  lanes: z.array(
    z.object({
      region: z.string(),
      model_id: z.string(),
      expected: z.number(),
      recorded: z.number(),
    }),
  ),
});
const accepted = z.object({ id: z.string() });
const executions = z.object({
  executions: z.array(
    z.object({
      region: z.string(),
      model_id: z.string(),
      question_id: z.string().nullable(),
      repeat: z.number(),
      status: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
});
export type JobProgress = z.output<typeof job>;
export type ListedExecution = z.output<typeof executions>['executions'][number];

/** The REST API as a user reaches it. */
export class BeaconApi {
  constructor(private readonly baseUrl: string) {}

  /** Submits a job and returns its id. */
  async submit(body: Readonly<Record<string, unknown>>): Promise<string> {
    const response = await this.#request('/api/v1/jobs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return accepted.parse(response).id;
  }

  async job(id: string): Promise<JobProgress> {
    return job.parse(await this.#request(`/api/v1/jobs/${encodeURIComponent(id)}`));
  }

  /** Every execution of a job, page by page. */
  async *executions(jobId: string): AsyncGenerator<ListedExecution> {
    let cursor: string | null = null;
    do {
      const query: URLSearchParams = new URLSearchParams({ job_id: jobId, limit: '200' });
      if (cursor !== null) query.set('cursor', cursor);
      const page = executions.parse(await this.#request(`/api/v1/executions?${query.toString()}`));
      yield* page.executions;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  /** @throws Error with the API's own words when it refuses. */
  async #request(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${this.baseUrl}${path}`, init);
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status}: ${body.slice(0, 500)}`);
    return JSON.parse(body);
  }
}
