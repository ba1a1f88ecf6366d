import { readLookedRuns } from '@beacon/persistence';
import type { EndedRun, LookedRun, WatchedSeries } from '@beacon/persistence';
import { EARLIER_LOOKS, levelOfComparison, lookOfRun, takeLook } from '@beacon/verdict';
import type { ReferenceInput, SeriesLook } from '@beacon/verdict';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { JobComparisonReader } from '../job-comparison/job-comparison-reader.js';

/** Looks at a run that has ended: compares it with the first run and with the one before. */
@Injectable()
export class LookTaker {
  constructor(private readonly comparisons: JobComparisonReader) {}

  /**
   * @throws ApiError when a job is not one that can be compared.
   * @throws Error when the database does not answer.
   */
  async look(em: EntityManager, series: WatchedSeries, run: EndedRun): Promise<SeriesLook> {
    const { first, last } = await readLookedRuns(em, series.id, EARLIER_LOOKS);
    const before = last.at(-1);
    const other = before !== undefined && before.number !== first?.number ? before : null;
    const references = other === null ? 1 : 2;
    const compare = async (reference: LookedRun): Promise<ReferenceInput> => {
      const errors = { alpha: series.alpha, runs: series.maxRuns };
      const alpha = levelOfComparison(errors, run.number, references);
      return { run: reference.number, comparison: await this.#compare(reference, run, alpha) };
    };
    const withFirst = first === null ? null : await compare(first);
    return takeLook({
      run: run.number,
      look: lookOfRun(run.number),
      // The first run beside itself: there is nothing else that its rates could be read from.
      own: withFirst?.comparison ?? (await this.#compare(run, run, series.alpha)),
      first: withFirst,
      previous: other === null ? null : await compare(other),
      earlier: last.map(({ look }) => look as unknown as SeriesLook),
    });
  }

  async #compare(
    before: Pick<LookedRun, 'jobId'>,
    after: Pick<LookedRun, 'jobId'>,
    alpha: number,
  ): Promise<ReferenceInput['comparison']> {
    const pair = { before: before.jobId, after: after.jobId, options: { alpha } };
    return this.comparisons.readOnce(pair);
  }
}
