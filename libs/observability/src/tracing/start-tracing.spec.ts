import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { withTracing } from './start-tracing.js';

/** Prints which packages of OpenTelemetry a process has loaded that started a service with this collector. */
const program = (url: string | null): string => `
import { createRequire } from 'node:module';
import { withTracing } from '@beacon/observability';
const service = { url: 'http://127.0.0.1:1', stop: async () => undefined };
const running = await withTracing('spec', ${JSON.stringify(url)}, async () => service);
const files = Object.keys(createRequire(import.meta.url).cache);
const loaded = files.flatMap((file) => /@opentelemetry.([a-z-]+)/.exec(file)?.[1] ?? []);
console.log(JSON.stringify([...new Set(loaded)]));
await running.stop();
`;

const SOURCES = new URL('../../../testing/jest/register-sources.mjs', import.meta.url).href;

function packagesOf(url: string | null): string[] {
  const args = ['--import', SOURCES, '--input-type=module', '-e', program(url)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as string[];
}

describe(withTracing, () => {
  it('loads the API of OpenTelemetry and nothing of its SDK where no traces are recorded', () => {
    expect(packagesOf(null)).toEqual(['api']);
    expect(packagesOf('http://127.0.0.1:1/v1/traces')).toEqual(
      expect.arrayContaining(['api', 'sdk-trace', 'exporter-trace-otlp-http']),
    );
  });

  it('fails as the service does', async () => {
    const start = async (): Promise<never> => {
      throw new Error('no such port');
    };
    await expect(withTracing('spec', 'http://127.0.0.1:1/v1/traces', start)).rejects.toThrow(
      'no such port',
    );
  });
});
