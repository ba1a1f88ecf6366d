import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { z } from 'zod';
import { RefusalError } from '../../refusal.error.js';
import type { KnownEvent } from './sink.js';

const FIELDS = ['id', 'type', 'job_id', 'execution_id', 'executions'];
const long = z.bigint().transform(Number).nullable();
const row = z.object({
  id: z.string(),
  type: z.string(),
  job_id: z.string().nullable(),
  execution_id: long,
  executions: long,
});

/**
 * The events of a file that a tap wrote.
 * @throws RefusalError when it cannot be read.
 */
export async function* knownInParquet(path: string): AsyncGenerator<KnownEvent> {
  for (const { id, type, job_id, execution_id, executions } of await rowsOf(path)) {
    yield { id, type, jobId: job_id, executionId: execution_id, executions };
  }
}

async function rowsOf(path: string): Promise<readonly z.output<typeof row>[]> {
  try {
    const file = await asyncBufferFromFile(path);
    return z.array(row).parse(await parquetReadObjects({ file, columns: FIELDS }));
  } catch (cause) {
    throw new RefusalError(
      `${path} cannot be read as a file that \`beacon tap\` wrote: bring it back, or give --out another folder.`,
      { cause },
    );
  }
}
