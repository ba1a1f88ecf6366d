import { parse } from 'yaml';
import { z } from 'zod';
import { interpolate } from './interpolate.js';

const texts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).transform(String),
);

const mount = z.union([
  z.string().transform((text) => {
    const [source = '', target = '', mode = 'rw'] = text.split(':');
    return { source, target, read_only: mode === 'ro', subpath: '' };
  }),
  z
    .object({
      type: z.enum(['volume', 'bind']),
      source: z.string(),
      target: z.string(),
      read_only: z.boolean().default(false),
      volume: z.object({ nocopy: z.boolean(), subpath: z.string() }).optional(),
    })
    .transform(({ volume, ...rest }) => ({ ...rest, subpath: volume?.subpath ?? '' })),
]);

const condition = z.enum(['service_completed_successfully', 'service_healthy']);

const service = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), target: z.string(), args: texts }).optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: texts.default({}),
  env_file: z.array(z.object({ path: z.string(), required: z.boolean() })).default([]),
  volumes: z.array(mount).default([]),
  depends_on: z
    .record(z.string(), z.object({ condition, required: z.boolean().default(true) }))
    .default({}),
  profiles: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  user: z.string().optional(),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});

const composeFile = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

/** A service of `docker-compose.yml`, with everything merged and every variable put in. */
export type ComposeService = z.output<typeof service>;
export type ComposeFile = z.output<typeof composeFile>;

/**
 * Reads a compose file.
 * @param variables the shell's, for `${NAME}`.
 * @throws Error for a variable that must be set.
 */
export function readComposeFile(
  text: string,
  variables: Readonly<Record<string, string>>,
): ComposeFile {
  const raw: unknown = parse(text, { merge: true });
  return composeFile.parse(interpolated(raw, variables));
}

function interpolated(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return interpolate(value, variables);
  if (Array.isArray(value)) return value.map((item) => interpolated(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, interpolated(item, variables)]),
  );
}
