import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REGION_ID_PATTERN } from '@beacon/domain';
import { parse } from 'yaml';
import { z } from 'zod';
import { RefusalError } from '../refusal.error.js';
import type { RenderSettings } from './installation.js';
import { documentsText } from './yaml-text.js';

/** Name of the file in which a rendered folder says how it was rendered. */
export const SETTINGS_FILE = 'render.yaml';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const REGISTRY = /^[a-z0-9]+([._:/-][a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** Settings, as options and as the file have them. */
export const settingsSchema = z.object({
  namespace: z
    .string()
    .regex(DNS_LABEL, '--namespace must be lower-case letters, digits and "-", at most 63'),
  registry: z
    .string()
    .regex(
      REGISTRY,
      '--registry must be a registry and a path, such as registry.example.org/beacon',
    )
    .nullable(),
  tag: z
    .string()
    .regex(TAG, '--tag must be letters, digits and "._-", at most 128')
    .refine((tag) => tag !== 'latest', '--tag must not be latest: say which version'),
  host: z.string().regex(HOST, '--host must be a host name, such as beacon.example.org'),
  hub: z.string().regex(REGION_ID_PATTERN, '--hub must be the id of a region of the catalogue'),
});

/** The file's text. */
export function settingsText(settings: RenderSettings): string {
  return documentsText([settings], '`beacon k8s add-region` reads it.');
}

/**
 * Settings of a rendered folder; null where there are none.
 * @throws RefusalError when they cannot be used.
 */
export async function readSettings(folder: string): Promise<RenderSettings | null> {
  const file = join(folder, SETTINGS_FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new RefusalError(`${file}: ${error.message}`, { cause: error });
  });
  if (text === null) return null;
  const result = settingsSchema.safeParse(parse(text));
  if (result.success) return result.data;
  throw new RefusalError(`${file} is not what this version writes: render the folder anew.`);
}
