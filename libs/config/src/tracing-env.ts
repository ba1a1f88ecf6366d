import { z } from 'zod';
import { envUrl } from './environment.js';
import { must } from './validate.js';

const SWITCH = ['on', 'off'] as const;
const HEADERS_WORDS = 'name=value, several with commas between, values percent-encoded';
const HEADER = String.raw`[A-Za-z0-9!#$%&'*+.^_|~-]{1,100}=[\x21-\x2b\x2d-\x7e]{1,4000}`;
const HEADERS = new RegExp(`^${HEADER}(?:,${HEADER}){0,20}$`);

function collectorUrl() {
  return envUrl(
    ['http:', 'https:'],
    (url) => url.username === '' && url.password === '',
    'http://host:port or https://host:port, with credentials in OTEL_EXPORTER_OTLP_HEADERS',
  ).optional();
}

function collectorHeaders() {
  return z.string().regex(HEADERS, must(HEADERS_WORDS)).meta({ allowed: HEADERS_WORDS }).optional();
}

/** Whether a service records traces, and where it sends them. */
export const tracingEnv = z.object({
  BEACON_TRACES: z
    .enum(SWITCH, must(`one of ${SWITCH.join(', ')}`))
    .optional()
    .describe(
      'Whether traces are recorded; unless set, they are where `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is set.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl().describe(
    'The OpenTelemetry collector that traces go to, over OTLP/HTTP: `/v1/traces` is appended.',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorUrl().describe(
    'The same for traces alone: used as it is, in place of `OTEL_EXPORTER_OTLP_ENDPOINT`.',
  ),
  OTEL_EXPORTER_OTLP_HEADERS: collectorHeaders().describe(
    'Headers for the collector, such as its key. Secret.',
  ),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: collectorHeaders().describe(
    'The same for traces alone, beside those of `OTEL_EXPORTER_OTLP_HEADERS`. Secret.',
  ),
  OTEL_SDK_DISABLED: z
    .enum(['true', 'false'], must('one of true, false'))
    .optional()
    .describe('`true` turns OpenTelemetry off, whatever else is set.'),
});

const DEFAULT_ENDPOINT = 'http://127.0.0.1:4318';

/**
 * Where traces go; null where none are recorded. Headers are not among it: the exporter reads them, and its other standard variables,
 * from the environment.
 */
export function tracesUrl(env: z.output<typeof tracingEnv>): string | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: shared, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = env;
  const isWanted = env.BEACON_TRACES ?? ((own ?? shared) === undefined ? 'off' : 'on');
  if (isWanted === 'off' || env.OTEL_SDK_DISABLED === 'true') return null;
  return own ?? `${(shared ?? DEFAULT_ENDPOINT).replace(/\/+$/, '')}/v1/traces`;
}
