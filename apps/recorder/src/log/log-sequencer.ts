import { LOG_SOURCES, appendSource, isFinalCut, takeLogCut } from '@beacon/persistence';
import type { LogCut } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';

/** Rows of one transaction. */
const PAGE = 2_000;
/** Of a turn, so that recorders that stop do not wait for a backlog. */
const BUDGET_MS = 2_000;

/**
 * Writes what was recorded into the logs of the jobs, beside the recording itself, so that no result waits for it. Of all recorders one does
 * it at a time.
 */
@Injectable()
export class LogSequencer {
  readonly #logger = new Logger('JobLog');
  /** Kept over turns until everything up to it is in the logs. It is of no worth to others, who take their own. */
  #cut: LogCut | null = null;

  constructor(private readonly em: EntityManager) {}

  /**
   * Appends what is there.
   * @returns jobs at rest whose logs are complete now and not sealed; empty while there is more to append.
   * @throws Error of the driver: the next turn goes on.
   */
  async append(): Promise<readonly string[]> {
    const cut = this.#cut ?? (await takeLogCut(this.em));
    this.#cut = cut;
    // Not waited for: a transaction may take minutes, and the next turn looks again.
    if (!(await isFinalCut(this.em, cut))) return [];
    const until = performance.now() + BUDGET_MS;
    for (const source of LOG_SOURCES) {
      let appended: Awaited<ReturnType<typeof appendSource>> = 'more';
      while (appended === 'more') {
        if (performance.now() >= until) return [];
        const page = { target: cut.targets[source], limit: PAGE };
        appended = await appendSource(this.em, source, page);
      }
      if (appended === 'busy') return [];
    }
    this.#cut = null;
    this.#logger.debug({ event: 'log.appended', executions: cut.targets.executions });
    return cut.atRest;
  }
}
