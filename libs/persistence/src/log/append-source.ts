import type { EntityManager } from '@mikro-orm/postgresql';
import { appendExecutions, appendReplacements } from './append-executions.js';
import type { LogPage } from './append-executions.js';
import { OTHER_SOURCES } from './append-others.js';
import { moveLogPosition, readLogPosition, trySequencerLock } from './log-position.js';
import type { LogSource } from './log-position.js';

/**
 * `done`: the source is in the logs up to the target. `more`: a page of it was appended. `busy`: another recorder writes logs.
 */
export type AppendedPage = 'done' | 'more' | 'busy';

const APPEND: Readonly<Record<LogSource, (em: EntityManager, page: LogPage) => Promise<number>>> = {
  executions: appendExecutions,
  late_results: appendReplacements,
  ...OTHER_SOURCES,
};

/**
 * Appends the next rows of a source to the logs, in a transaction of their own: the entries, the trees over them and the position in the
 * source are committed at once or not at all. So who dies in the middle leaves nothing, and the next one goes on from the position.
 */
export async function appendSource(
  em: EntityManager,
  source: LogSource,
  { target, limit }: Pick<LogPage, 'target' | 'limit'>,
): Promise<AppendedPage> {
  return em.transactional(async (tx) => {
    if (!(await trySequencerLock(tx))) return 'busy';
    const after = await readLogPosition(tx, source);
    if (after >= target) return 'done';
    const last = await APPEND[source](tx, { after, target, limit });
    await moveLogPosition(tx, source, last);
    return last >= target ? 'done' : 'more';
  });
}
