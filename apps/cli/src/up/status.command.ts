import { z } from 'zod';
import { Stdout } from '../output/stdout.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise } from '../refusal.error.js';
import { findFolder } from './find-folder.js';
import { statusOf } from './folder-status.js';
import type { FolderStatus } from './folder-status.js';
import { statusText } from './status-text.js';

const statusOptions = z.object({
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `beacon status`: exit code 0 when a stack runs, 1 when none does. */
export async function status(given: Given): Promise<void> {
  const { data, json } = checked(given, statusOptions);
  const found = await statusOf(await findFolder(data));
  await new Stdout().write(json ? `${JSON.stringify(asJson(found))}\n` : statusText(found));
  if (found.stack === null) throw new EndedOtherwise(1);
}

/** One level, with the marks left out: they mean nothing to others. */
function asJson({ data, status, stack }: FolderStatus): object {
  if (stack === null) return { data, status };
  const { mark: _, processes, ...facts } = stack;
  return { ...facts, processes: processes.map(({ mark: __, ...process }) => process) };
}
