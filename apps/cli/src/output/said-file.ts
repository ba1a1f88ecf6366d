import { terminalLine } from '@beacon/domain';
import { showJson, type Shown } from './show.js';

/** Says which file was written: to standard error for people, as JSON when asked for. Nothing where the file went to standard output. */
export async function sayFile(
  file: { readonly out: string; readonly job_id: string; readonly bytes: number },
  { json }: Shown,
  text: string,
): Promise<void> {
  if (file.out === '-') return;
  if (json === true) return showJson(file);
  process.stderr.write(`${terminalLine(file.out)}: ${text}\n`);
}
