import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeProvider, chatAnswer } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('beacon check-provider', () => {
  let provider: FakeProvider;
  let folder: string;
  beforeAll(async () => {
    provider = await FakeProvider.start();
    folder = await mkdtemp(join(tmpdir(), 'beacon-check-'));
    await writeFile(
      join(folder, 'catalogue.yaml'),
      `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions: [{ id: us-east, name: Virginia, code: US, flag: 🇺🇸, prompt_name: the US }]
models: [{ id: own, name: Own }]
lanes: [{ region: us-east, model: own, base_url: '${provider.origin}/v1' }]
`,
    );
  });
  afterAll(async () => {
    await provider.stop();
    await rm(folder, { recursive: true });
  });

  /** Runs the program from its sources in the folder of the catalogue. */
  const beacon = (...args: string[]): Promise<Ended> => {
    const sources = join(process.cwd(), 'libs/testing/jest/register-sources.mjs');
    const program = join(process.cwd(), 'apps/cli/src/main.ts');
    return new Promise((resolve) => {
      const given = ['--import', sources, program, 'check-provider', ...args];
      const env = { ...process.env, BEACON_CATALOGUE: undefined };
      execFile(process.execPath, given, { cwd: folder, env }, (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code);
        resolve({ code, stdout, stderr });
      });
    });
  };

  it('ends with 0 where the lane can be asked, with 1 where it cannot, with 2 for what was typed', async () => {
    provider.answerBy(() => chatAnswer('ready'));
    const sound = await beacon('US-EAST/own');
    expect(sound).toMatchObject({ code: 0, stderr: '' });
    expect(sound.stdout).toContain('✓ answer   "ready" (stop)');
    expect(sound.stdout).toContain('1 of 1 lane can be asked.');

    provider.answerBy(() => ({ status: 404, body: { error: { message: 'no such path' } } }));
    const failed = await beacon('--all', '--json');
    expect(failed).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(failed.stdout)).toMatchObject({
      region: 'us-east',
      ok: false,
      call: { error: { code: 'not_found', httpStatus: 404 } },
    });

    const mistyped = await beacon('us-east/other');
    expect(mistyped).toMatchObject({ code: 2, stdout: '' });
    expect(mistyped.stderr).toContain('no lane us-east/other. Its lanes: us-east/own.');
    expect(provider.calls).toHaveLength(1);
  });
});
