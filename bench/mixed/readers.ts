import { z } from 'zod';
import { LARGE_ID } from './jobs.js';
import { paced } from './paced.js';
import type { MixedPlan } from './plan.js';
import type { Traffic } from './traffic.js';

const page = z.object({ next_cursor: z.string().nullable() });

/** A turn of a reader: which route of which job it asks. */
type Turn = (job: string) => Promise<void>;

/** Readers that look at jobs in every way: each asks a route after the other, of the large job one time in five. */
export class Readers {
  constructor(
    private readonly traffic: Traffic,
    private readonly plan: MixedPlan,
    /** Small jobs that were accepted, in their order; it grows. */
    private readonly accepted: readonly string[],
  ) {}

  async read(until: AbortSignal): Promise<void> {
    const { readers: of, readEveryMs: everyMs } = this.plan;
    const reader = (index: number): Promise<void> => {
      const turns = this.#turns(until);
      let asked = index;
      return paced({ index, of, everyMs }, until, async () => {
        const turn = turns[asked % turns.length];
        asked += 1;
        await turn?.(this.#jobFor(asked));
      });
    };
    await Promise.all(Array.from({ length: of }, (_, index) => reader(index)));
  }

  #jobFor(n: number): string {
    const latest = this.accepted.length;
    if (n % 5 === 0 || latest === 0) return LARGE_ID;
    // Jobs of the last minute or so, some of which still run.
    const back = (n * 7) % Math.min(latest, 500);
    return this.accepted[latest - 1 - back] ?? LARGE_ID;
  }

  #turns(until: AbortSignal): readonly Turn[] {
    const get = (route: string, path: string): Promise<{ readonly body: string } | null> =>
      this.traffic.ask(`GET ${route}`, `/api/v1${path}`, { until });
    const ofJob =
      (route: string, suffix: string): Turn =>
      async (job) =>
        void (await get(`${route}${job === LARGE_ID ? ' (large)' : ''}`, `/jobs/${job}${suffix}`));
    return [
      ofJob('/jobs/:id', ''),
      ofJob('/jobs/:id/matrix', '/matrix'),
      async (job) => this.#pages(job, get),
      ofJob('/jobs/:id/verdict', '/verdict'),
      async () => void (await get('/jobs', '/jobs?limit=50')),
      // Of small jobs only: a whole export of the large one is a load of its own.
      async (job) => {
        if (job !== LARGE_ID) await get('/jobs/:id/export', `/jobs/${job}/export?format=csv`);
      },
    ];
  }

  /** Two pages of executions, as somebody who scrolls. */
  async #pages(
    job: string,
    get: (route: string, path: string) => Promise<{ readonly body: string } | null>,
  ): Promise<void> {
    const first = await get('/executions', `/executions?job_id=${job}&limit=100`);
    if (first === null) return;
    const { next_cursor: cursor } = page.parse(JSON.parse(first.body));
    if (cursor === null) return;
    const query = new URLSearchParams({ job_id: job, limit: '100', cursor });
    await get('/executions (next page)', `/executions?${query.toString()}`);
  }
}
