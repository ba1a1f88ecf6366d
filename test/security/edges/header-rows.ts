import type { IncomingHttpHeaders } from 'node:http';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { AttackedServer } from './framing-rows.js';
import { ask } from './http.js';

/** What every answer says to browsers. */
const ALWAYS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'content-security-policy': /frame-ancestors 'none'/,
};
const NOT_KEPT: Readonly<Record<string, RegExp>> = { ...ALWAYS, 'cache-control': /no-store/ };
const PAGE: Readonly<Record<string, RegExp>> = {
  ...ALWAYS,
  'cache-control': /no-cache|no-store/,
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
};

type Case = readonly [
  path: string,
  statuses: readonly number[],
  needed: Readonly<Record<string, RegExp>>,
];

const CASES: readonly Case[] = [
  ['/', [200, 503], ALWAYS],
  ['/jobs', [200, 503], ALWAYS],
  ['/api/v1/regions', [200], NOT_KEPT],
  ['/api/v1/jobs?limit=0', [400], NOT_KEPT],
  ['/api/v1/nowhere', [404], NOT_KEPT],
  ['/api/v1/jobs/%zz', [400], NOT_KEPT],
  ['/api/v1/job.schema.json', [200], NOT_KEPT],
  ['/api/docs', [200], ALWAYS],
  ['/api/docs-json', [200], NOT_KEPT],
  ['/api/v1/events', [200], NOT_KEPT],
  ['/health/live', [200], NOT_KEPT],
];

const OF_JOB: readonly Case[] = [
  ['export?format=csv', [200], NOT_KEPT],
  ['export?format=jsonl', [200], NOT_KEPT],
  ['report', [200], { ...PAGE, ...NOT_KEPT }],
  ['specification', [200], NOT_KEPT],
];

/** Asks for every kind of answer and looks at its headers. */
export async function headerRows(
  server: AttackedServer,
  jobId: string,
): Promise<readonly SecurityRow[]> {
  const ofJob = OF_JOB.map(([path, ...rest]): Case => [`/api/v1/jobs/${jobId}/${path}`, ...rest]);
  return Promise.all([...CASES, ...ofJob].map(async (each) => headerRow(server, each)));
}

async function headerRow(
  { port, host }: AttackedServer,
  [path, statuses, needed]: Case,
): Promise<SecurityRow> {
  return tryOut({
    identity: 'a browser',
    operation: `gateway: GET ${path}`,
    expected: `${statuses.join(' or ')}, every header of its kind`,
    run: async () => {
      const { status, headers } = await ask({ port, path, headers: { host } });
      return { status, missing: missing(headers, needed) };
    },
    isAsExpected: (found) => statuses.includes(found.status) && found.missing.length === 0,
    say: ({ status, missing: names }) =>
      `${status}, ${names.length === 0 ? 'all there' : `not as needed: ${names.join(', ')}`}`,
  });
}

function missing(
  headers: IncomingHttpHeaders,
  needed: Readonly<Record<string, RegExp>>,
): readonly string[] {
  return Object.entries(needed)
    .filter(([name, pattern]) => !pattern.test(String(headers[name] ?? '')))
    .map(([name]) => name);
}
