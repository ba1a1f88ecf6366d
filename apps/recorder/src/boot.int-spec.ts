import { startEmptyDatabase } from '@beacon/testing';
import type { TestDatabase } from '@beacon/testing';
import { projectRoot } from '@beacon/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';

describe('the recorder as a process', () => {
  let unmigrated: TestDatabase;
  beforeAll(async () => (unmigrated = await startEmptyDatabase()));
  afterAll(async () => unmigrated.stop());

  it('ends with an exit code and says what to run when the database is not migrated', async () => {
    const { url } = unmigrated;
    const { code, output } = await run({ DATABASE_URL: url, NATS_URL: 'nats://127.0.0.1:9' });
    expect(code).toBe(1);
    const last: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({
      event: 'service.start_failed',
      service: 'recorder',
      error: expect.stringContaining("run 'npm run migrate -- up'"),
    });
    expect(output).not.toContain(new URL(url).password);
  });

  it('names a setting that is missing', async () => {
    const { code, output } = await run({ NATS_URL: 'nats://127.0.0.1:9' });
    expect(code).toBe(1);
    expect(output).toContain('DATABASE_URL');
  });
});

interface Ended {
  readonly code: number | string | null | undefined;
  readonly output: string;
}

/** Under Jest's own limit, so that the error says what the service did instead of ending. */
const END_WITHIN_MS = 120_000;

/** Runs the built service until it ends. */
async function run(env: NodeJS.ProcessEnv): Promise<Ended> {
  const main = join(projectRoot(), 'apps/recorder/dist/main.js');
  return new Promise((resolve, reject) => {
    const options = { env, timeout: END_WITHIN_MS };
    execFile(process.execPath, [main], options, (error, stdout, stderr) => {
      const output = stdout + stderr;
      if (error?.killed === true)
        reject(new Error(`the recorder did not end within ${END_WITHIN_MS} ms: ${output}`));
      else resolve({ code: error === null ? 0 : error.code, output });
    });
  });
}
