import { z } from 'zod';
import { option } from '../program/checked.js';

/** Where `up` keeps its data unless told otherwise: in the current folder. */
export const DEFAULT_DATA = 'beacon-data';

/** What `beacon up` can be told. */
export const upOptions = z.object({
  data: z.string(option('data', 'a folder')).min(1).default(DEFAULT_DATA),
  catalogue: z.string(option('catalogue', 'a file')).min(1).optional(),
  questions: z.string(option('questions', 'a folder')).min(1).optional(),
  port: z.coerce
    .number(option('port', 'a port from 1 to 65535'))
    .int(option('port', 'a port from 1 to 65535'))
    .min(1, option('port', 'a port from 1 to 65535'))
    .max(65_535, option('port', 'a port from 1 to 65535'))
    .optional(),
  demo: z.boolean().default(false),
  detach: z.boolean().default(false),
  json: z.boolean().default(false),
});

export type UpOptions = z.output<typeof upOptions>;

/** How a stack is to be run: what was typed, with absolute paths, in a form that goes from one process to another. */
export const upSettings = z.object({
  data: z.string(),
  catalogue: z.string().nullable(),
  questions: z.string().nullable(),
  port: z.int().nullable(),
  demo: z.boolean(),
  detached: z.boolean(),
  /** The folder in which the command was typed. */
  folder: z.string(),
});

export type UpSettings = z.output<typeof upSettings>;
