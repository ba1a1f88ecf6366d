import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BeaconProgram, type TerminalRun } from './spec/beacon-spec.js';

/** Nothing listens there. */
const AWAY = 'http://127.0.0.1:1';

/** The built command in the first minute of a user, without a gateway. */
describe('the first minute', () => {
  let folder: string;
  let sut: BeaconProgram;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-first-'));
    sut = new BeaconProgram(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Sees a question, and answers it. */
  const answer = async (run: TerminalRun, question: string, keys: string): Promise<void> => {
    await until(() => run.written.includes(question), `it asks: ${question}`);
    run.type(keys);
  };
  const ENTER = '\r';

  describe('init', () => {
    it('without a terminal takes what is usual, and what it writes is sound', async () => {
      const { status, stdout } = await sut.run(['init', 'audit', '--provider', 'mistral']);

      expect(status).toBe(0);
      expect(stdout.split('\n')).toEqual([
        'wrote audit/catalogue.yaml',
        'wrote audit/job.yaml',
        'wrote audit/job.schema.json',
        '',
        'Next:',
        '  cd audit',
        '  export MISTRAL_API_KEY=…',
        '  beacon check-provider us-east/mistral-small-latest   # one cheap call',
        '  beacon up --detach',
        '  beacon submit job.yaml --watch',
        '',
      ]);
      const checked = await sut.run(['validate', 'audit/catalogue.yaml', 'audit/job.yaml']);
      expect([checked.status, checked.stdout]).toEqual([
        0,
        expect.stringContaining('a job, sound'),
      ]);
    });

    it('on a terminal asks, and Enter takes what is usual', async () => {
      const run = sut.onTerminal(['init', '--provider', 'vertex'], 40);
      await answer(run, 'From which regions?', ENTER);
      await answer(run, 'Which model, as the provider calls it?', ENTER);
      await answer(run, 'Region of vertex for us-east', ENTER);
      await answer(run, 'Region of vertex for eu-west', 'europe-west1\r');
      await answer(run, 'Google Cloud project', 'audit-2026\r');

      expect(await run.end()).toBe(0);
      const catalogue = readFileSync(join(folder, 'catalogue.yaml'), 'utf8');
      expect(catalogue).toContain('provider_region: { us-east: us-east4, eu-west: europe-west1 }');
      expect(catalogue).toContain('project: audit-2026');
    });

    it('on a terminal can be given up, and has written nothing', async () => {
      const run = sut.onTerminal(['init'], 40);
      await answer(run, 'Whose models do you ask?', '\u0003');

      expect(await run.end()).toBe(2);
      expect(run.written).toContain('Given up: nothing was written.');
      expect(readdirSync(folder)).toEqual([]);
    });

    it('replaces nothing, and says so for scripts as for people', async () => {
      expect((await sut.run(['init', '--demo', '--json'])).stdout).toBe(
        `${JSON.stringify({
          files: ['catalogue.yaml', 'job.yaml', 'job.schema.json'],
          next: ['beacon up --detach', 'beacon submit job.yaml --watch'],
        })}\n`,
      );
      const again = await sut.run(['init', '--demo', '--json']);
      expect([again.status, again.stdout]).toEqual([2, '']);
      expect(again.stderr).toMatch(/already there, and left as it is\. Give --force/);
      expect((await sut.run(['init', '--demo', '--force'])).status).toBe(0);
    });
  });

  it('validate says every mistake with its place, and ends with 2', async () => {
    await sut.run(['init', '--demo']);
    const job = readFileSync(join(folder, 'job.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'job.yaml'),
      job.replace('temperature: 0', 'temperature: hot').replace('min_regions: 3', 'min_region: 3'),
    );
    const { status, stdout } = await sut.run(['validate', 'catalogue.yaml', 'job.yaml']);
    expect(status).toBe(2);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'catalogue.yaml: a catalogue, sound: 3 regions, 3 models, 9 lanes',
      expect.stringMatching(
        /^job\.yaml:12:3: constraints\.min_region: there is no such field, is min_regions meant\?/,
      ),
      'job.yaml:37:3: sampling.temperature: must be a number, not "hot"',
    ]);
    const json = JSON.parse((await sut.run(['validate', 'job.yaml', '--json'])).stdout);
    expect(json.files[0]).toMatchObject({
      file: 'job.yaml',
      kind: 'job',
      ok: false,
      problems: [{ line: 12, column: 3, field: 'constraints.min_region' }, { line: 37 }],
    });
  });

  it('doctor ends with 1 where a job cannot run, and says what to type', async () => {
    await sut.run(['init', '--provider', 'anthropic', '--yes']);
    const { status, stdout } = await sut.run(['doctor', '--gateway', AWAY, '--json']);
    const { ok, findings } = JSON.parse(stdout);

    expect([status, ok]).toEqual([1, false]);
    const problems = findings.filter(({ level }: { level: string }) => level === 'problem');
    expect(problems).toEqual([
      {
        check: 'keys',
        level: 'problem',
        found: 'ANTHROPIC_API_KEY is not set in this shell',
        next: 'export ANTHROPIC_API_KEY=…',
      },
      expect.objectContaining({ check: 'gateway', found: `no gateway answers at ${AWAY}` }),
    ]);
    expect(existsSync(join(folder, 'beacon-data'))).toBe(false);
  });

  it('completion is a script that bash takes as it is, and job-ids says nothing where no gateway is', async () => {
    const { stdout } = await sut.run(['completion', 'bash']);
    const script = `${stdout}\nCOMP_WORDS=(beacon export ''); COMP_CWORD=2; _beacon_completion; echo "\${COMPREPLY[*]}"`;
    const offered = execFileSync('bash', ['-uc', script], { encoding: 'utf8' });
    expect(offered).toBe('spec promptfoo inspect openai-batch every-eval-ever\n');

    const away = new BeaconProgram(folder, { BEACON_GATEWAY: AWAY });
    expect(await away.run(['job-ids'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
