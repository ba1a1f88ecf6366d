import { readFileSync, statSync } from 'node:fs';
import { parseBoundedJson } from '@beacon/bounds';
import type { KnownSeal } from '@beacon/verification';
import { z } from 'zod';
import { RefusalError } from '../refusal.error.js';
import { fileError } from '../rows/open-input.js';

const MOST_BYTES = 65_536;
const BOUNDS = { values: 1_000, levels: 8 };

const seal = z.object({
  type: z.literal('seal'),
  job: z.string().max(300),
  size: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A seal by itself, or with its signature beside it. */
const anchor = z.union([seal, z.object({ seal }).transform((file) => file.seal)]);

/** Reads a seal that was kept elsewhere. @throws RefusalError when the file holds none. */
export function readAnchor(path: string): KnownSeal {
  const read = anchor.safeParse(parsed(textOf(path)));
  if (read.success) return read.data;
  throw new RefusalError(`--anchor ${path}: it holds no seal, as JSON with job, size and root.`);
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) {
      throw new RefusalError(`--anchor ${path}: it is over ${MOST_BYTES} bytes.`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError('--anchor', path, error);
  }
}

function parsed(text: string): unknown {
  try {
    return parseBoundedJson(text, BOUNDS);
  } catch {
    return undefined;
  }
}
