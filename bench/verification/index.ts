import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GuardedChild, makeTempFolder, projectRoot } from '@beacon/stack';
import { peakMiB } from '../memory-sampler.js';
import { makeExport } from './made-export.js';
import type { ExportSize, MadeExport } from './made-export.js';

/** What checking one export came to. */
export interface VerifyRun extends ExportSize {
  readonly megabytes: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Highest resident memory of the command, in MiB; null where the system does not say it. */
  readonly peakMiB: number | null;
  readonly verified: boolean;
}

/** Results that an executor signs together when they come quickly. */
const BATCH = 16;
const SAMPLED_EVERY_MS = 50;

/**
 * Makes signed and sealed exports, without a stack, and has `beacon verify` check each: of a tenth of the rows and of all, as busy
 * executors sign, and of a tenth with a signature for each result, as slow ones do.
 * @param onRun gets each as it is there.
 */
export async function benchVerify(
  rows: number,
  onRun: (run: VerifyRun) => void,
): Promise<VerifyRun[]> {
  const tenth = Math.ceil(rows / 10);
  const sizes = [
    { rows: tenth, batch: 1 },
    { rows: tenth, batch: BATCH },
    { rows, batch: BATCH },
  ];
  const runs: VerifyRun[] = [];
  for (const size of sizes) {
    const run = await verifyOne(size);
    onRun(run);
    runs.push(run);
  }
  return runs;
}

async function verifyOne(size: ExportSize): Promise<VerifyRun> {
  const folder = await makeTempFolder();
  try {
    const made = await makeExport(folder.path, size);
    const { size: bytes } = await stat(made.file);
    const checked = await check(made);
    const rowsPerSecond = Math.round(size.rows / checked.seconds);
    return { ...size, ...checked, megabytes: Math.round(bytes / 1e6), rowsPerSecond };
  } finally {
    await folder.remove();
  }
}

/** Runs the command as a stranger does, and watches its memory. */
async function check({ file, trust }: MadeExport) {
  const command = join(projectRoot(), 'apps/cli/dist/main.js');
  const startedAt = performance.now();
  const child = new GuardedChild({
    name: 'verify',
    file: process.execPath,
    args: [command, 'verify', file, '--trust', trust],
  });
  let peak: number | null = null;
  const sample = (): void => void (peak = peakMiB(child.pid) ?? peak);
  const timer = setInterval(sample, SAMPLED_EVERY_MS);
  const exit = await child.gone;
  clearInterval(timer);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { seconds, peakMiB: peak, verified: exit.code === 0 };
}

/** Head of the table that {@link verifyRow} gives rows of. */
export const VERIFY_HEAD = [
  '    rows  signed together     MB       s  rows/s  MiB at most',
  '--------  ---------------  -----  ------  ------  -----------',
].join('\n');

/** A run in words. */
export function verifyRow({ rows, batch, verified, ...run }: VerifyRun): string {
  const cells = [
    String(rows).padStart(8),
    String(batch).padStart(15),
    String(run.megabytes).padStart(5),
    run.seconds.toFixed(1).padStart(6),
    String(run.rowsPerSecond).padStart(6),
    (run.peakMiB === null ? '?' : run.peakMiB.toFixed(0)).padStart(11),
  ];
  return `${cells.join('  ')}${verified ? '' : '  NOT VERIFIED'}`;
}
