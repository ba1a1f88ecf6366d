import { z } from 'zod';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';

const HOST = /^[A-Za-z0-9.:_-]{1,253}$/;
const LISTEN = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]{1,253}):(\d{1,5})$/;
const DEFAULT_HOSTS = ['127.0.0.1', 'localhost'];

const initOptions = z.object({
  to: z.string().min(1, '--to must name a folder'),
  catalogue: z.string().min(1, '--catalogue must name a file'),
  host: z
    .array(z.string().regex(HOST, '--host must be host names or addresses'))
    .default(DEFAULT_HOSTS),
  listen: z
    .string()
    .refine(
      (value) => portOf(value) !== null,
      '--listen must be address:port, such as 127.0.0.1:4222, with a port from 1 to 65535',
    ),
  store: z.string().min(1, '--store must name a folder').optional(),
  mutual: z.boolean().default(false),
  tls: z.boolean().default(true),
  days: z
    .string()
    .regex(/^\d{1,4}$/, '--days must be a whole number from 1 to 3650')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3_650, '--days must be a whole number from 1 to 3650'),
});

const changeOptions = z.object({
  dir: z.string().min(1, '--dir must name a folder'),
  // 1 is not a server that somebody started.
  reload: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, '--reload must be a process id')
    .transform(Number)
    .refine((pid) => pid > 1, '--reload must be a process id')
    .nullable()
    .default(null),
  finish: z.boolean().default(false),
});

/** @throws UsageError for an option that cannot be used. */
export function readInit(given: Given): z.output<typeof initOptions> {
  const options = read(initOptions, given);
  if (options.mutual && !options.tls)
    throw new UsageError('--mutual and --no-tls cannot be given together.');
  return options;
}

/** @throws UsageError for an option that cannot be used. */
export function readChange(given: Given): z.output<typeof changeOptions> {
  return read(changeOptions, given);
}

/** The port of an address to listen on; null for what is none. */
export function portOf(listen: string): number | null {
  const port = Number(LISTEN.exec(listen)?.[1] ?? 0);
  return port >= 1 && port <= 65_535 ? port : null;
}

function read<S extends z.ZodType>(schema: S, given: Given): z.output<S> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new UsageError(`${result.error.issues[0]?.message ?? 'these options cannot be used'}.`);
}
