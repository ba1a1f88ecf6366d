import { open, stat } from 'node:fs/promises';
import { JOB_ID_PATTERN } from '@beacon/domain';
import type { CountedJob } from '@beacon/verdict';
import { codeOf } from '../../error-code.js';
import { RefusalError } from '../../refusal.error.js';
import { fileError, openInput } from '../../rows/open-input.js';
import { FORMAT, readBaseline } from './baseline-file.js';
import { countFile } from './read-rows.js';
import type { Counted } from './row-counter.js';

/** What a run is compared with. */
export type Baseline =
  | { readonly kind: 'job'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string; readonly counted: CountedJob };

/**
 * Finds out what `--baseline` names, and reads it where it is a file.
 * @throws RefusalError when it is neither, or no file of a baseline.
 */
export async function findBaseline(given: string): Promise<Baseline> {
  if (await isThere(given)) return { kind: 'file', path: given, counted: await countedIn(given) };
  if (JOB_ID_PATTERN.test(given)) return { kind: 'job', id: given };
  throw new RefusalError(`--baseline ${given}: there is no such file, and no job has such an id.`);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return false;
    throw fileError('--baseline', path, error);
  }
}

async function countedIn(path: string): Promise<CountedJob> {
  return (await isBaseline(path))
    ? readBaseline(path)
    : jobOfRows(await countFile(openInput(path)));
}

const BEGINNING = 4_096;
const NAMES_FORMAT = new RegExp(`"format"\\s*:\\s*"${FORMAT}"`);

/** A baseline names its format at its beginning; everything else is read as rows of an export. */
async function isBaseline(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw fileError('--baseline', path, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return NAMES_FORMAT.test(buffer.toString('utf8', 0, bytesRead));
  } catch (error) {
    throw fileError('--baseline', path, error);
  } finally {
    await file.close();
  }
}

/** What rows alone tell of their job. */
function jobOfRows(counted: Counted): CountedJob {
  const { jobId, cells, questions, answered, startedAt, ...asked } = counted;
  if (startedAt === null) {
    throw new RefusalError('--baseline: no row has started_at: nothing of that job was asked.');
  }
  const { sampling, systemPrompts, repeats } = asked;
  const isCancelled = cells.some(({ cancelled }) => cancelled > 0);
  const byModel = Map.groupBy(cells, ({ modelId }) => modelId);
  const models = [...byModel].map(([id, own]) => ({
    id,
    regions: [...new Set(own.map(({ region }) => region))],
  }));
  const job = {
    id: jobId,
    status: isCancelled ? ('cancelled' as const) : ('completed' as const),
    createdAt: startedAt,
    startedAt,
    models,
    repeats,
    sampling,
    systemPrompts,
  };
  return { job, questions, cells, answered };
}
