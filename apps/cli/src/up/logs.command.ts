import { setTimeout as pause } from 'node:timers/promises';
import { terminalText } from '@beacon/domain';
import { join } from 'node:path';
import { z } from 'zod';
import { Stdout } from '../output/stdout.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { findFolder } from './find-folder.js';
import { byTime, LogReader, logNames } from './log-reader.js';
import type { LogLine } from './log-reader.js';

const LINES = option('lines', 'a whole number up to 10000');

const logsOptions = z.object({
  service: z.string().optional(),
  data: z.string().min(1).optional(),
  follow: z.boolean().default(false),
  lines: z.coerce.number(LINES).int(LINES).min(0, LINES).max(10_000, LINES).default(100),
});

const LOOK_EVERY_MS = 200;

/** `beacon logs`: the last lines of one service or of all, and the next ones as they come. */
export async function logs(given: Given): Promise<void> {
  const { service, data, follow, lines } = checked(given, logsOptions);
  const folder = join(await findFolder(data), 'logs');
  const readers = (await chosen(folder, service)).map((name) => new LogReader(folder, name));
  const last = await Promise.all(readers.map(async (reader) => reader.last(lines)));
  const out = new Stdout();
  const show = async (found: readonly LogLine[]): Promise<void> =>
    out.write(found.map((line) => shown(line, service === undefined)).join(''));
  await show(byTime(last.flat()).slice(lines === 0 ? Infinity : -lines));
  if (follow) await goOn(readers, show);
}

/** Until Ctrl-C, or until the reader of this command's output is gone. */
async function goOn(
  readers: readonly LogReader[],
  show: (found: readonly LogLine[]) => Promise<void>,
): Promise<never> {
  for (;;) {
    await pause(LOOK_EVERY_MS);
    const fresh = await Promise.all(readers.map(async (reader) => reader.next()));
    await show(byTime(fresh.flat()));
  }
}

async function chosen(folder: string, service: string | undefined): Promise<readonly string[]> {
  const names = await logNames(folder);
  if (service === undefined) return names;
  if (names.includes(service)) return [service];
  const known =
    names.length === 0 ? 'nothing has been logged yet' : `there are ${names.join(', ')}`;
  throw new RefusalError(`No log of ${JSON.stringify(service)}: ${known}.`);
}

function shown({ service, text }: LogLine, withName: boolean): string {
  const line = terminalText(text);
  return withName ? `${service.padEnd(12)} ${line}\n` : `${line}\n`;
}
