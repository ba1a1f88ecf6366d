import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BeaconProgram } from './spec/beacon-spec.js';
import { CASES } from './spec/cases/all-cases-spec.js';
import { ANSWER_FILES } from './spec/cases/answers-cases-spec.js';
import { everyCommand } from './spec/every-command-spec.js';
import { widthOf } from './terminal/wrap.js';
import { JOB } from './spec/on-stack-spec.js';

/** Nothing listens there. */
const AWAY = 'http://127.0.0.1:1';

/** Everything typed that must find no gateway. */
const ASKING = Object.values(CASES).flatMap(({ away, exits }) =>
  'asksNone' in away ? [] : away.map((typed) => ({ typed, exitCode: exits?.away ?? 1 })),
);

/** What cannot be understood, and what is said of it; the last two are no command's own. */
const WRONG = [
  ...Object.values(CASES).flatMap(({ wrong, exits }) =>
    wrong.map(([typed, message]) => [typed, message, exits?.wrong ?? 2] as const),
  ),
  ['jbos', /^unknown command 'jbos'\n\(Did you mean jobs\?\)\nHelp: beacon --help\n$/, 2] as const,
  ['--colour', /^unknown option '--colour'/, 2] as const,
];

/** Where an entry is to be written. */
const WHERE = ': see the tables in apps/cli/src/spec/cases';

/** They draw in place, or ask, where they run in a terminal; others do when told to follow. */
const LIVE: ReadonlySet<string> = new Set(['watch', 'results', 'init', 'review']);
const LIVE_OPTIONS = ['--watch', '--follow'];

/** For hundreds of processes in one test, on a machine that has other things to do. */
const LIMIT_MS = 900_000;

/** Every command, where no gateway is. */
describe('every command', () => {
  let folder: string;
  let sut: BeaconProgram;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-commands-'));
    writeFileSync(join(folder, 'job.yaml'), JOB);
    for (const [name, content] of Object.entries(ANSWER_FILES)) {
      writeFileSync(join(folder, name), JSON.stringify(content));
    }
    sut = new BeaconProgram(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'has help with a sentence, an example where it stands alone, and lines of 80 columns',
    async () => {
      const paths = everyCommand().map(({ path }) => path.split(' '));
      expect(paths.length).toBeGreaterThan(30);
      const pages = await together(paths, async (path) => sut.run([...path, '--help']));
      const all = await sut.run(['--help']);
      expect(all.stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
      for (const [name = ''] of paths) expect(all.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
      for (const [index, { status, stdout, stderr }] of pages.entries()) {
        const path = (paths[index] ?? []).join(' ');
        expect([path, status, stderr]).toEqual([path, 0, '']);
        expect(stdout).toMatch(new RegExp(`^Usage: beacon ${path.split(' ')[0]}`));
        expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
      }
    },
    LIMIT_MS,
  );

  it('has cases: how it works, what it says of bad input, what it does where no gateway is', () => {
    const paths = everyCommand().filter(({ isGroup }) => !isGroup);
    const without = paths.filter(({ path }) => CASES[path] === undefined);
    expect(without.map(({ path }) => `beacon ${path} has no cases${WHERE}`)).toEqual([]);
    const gone = Object.keys(CASES).filter((name) => paths.every(({ path }) => path !== name));
    expect(gone.map((path) => `there is no command beacon ${path}${WHERE}`)).toEqual([]);
    const empty = Object.entries(CASES).filter(
      ([, { works, wrong, away }]) =>
        works.length === 0 || wrong.length === 0 || (!('asksNone' in away) && away.length === 0),
    );
    expect(empty.map(([path]) => `beacon ${path} has none of some kind${WHERE}`)).toEqual([]);
  });

  it('has a case in a terminal where it follows or asks there, and one of no gateway where it takes one', () => {
    const known = everyCommand().flatMap((each) => ({ ...each, cases: CASES[each.path] }));
    const notLive = known.filter(
      ({ path, options, cases }) =>
        cases !== undefined &&
        cases.live === undefined &&
        (LIVE.has(path) || LIVE_OPTIONS.some((option) => options.includes(option))),
    );
    expect(notLive.map(({ path }) => `beacon ${path} has no live case${WHERE}`)).toEqual([]);
    const notAway = known.filter(
      ({ path, options, cases }) =>
        cases !== undefined &&
        'asksNone' in cases.away &&
        options.includes('--gateway') &&
        path !== 'doctor',
    );
    expect(notAway.map(({ path }) => `beacon ${path} asks a gateway${WHERE}`)).toEqual([]);
  });

  it(
    'that asks a gateway says which address does not answer, and how to start one',
    async () => {
      const runs = await together(ASKING, async ({ typed }) =>
        sut.run([...typed.split(' '), '--gateway', AWAY]),
      );
      for (const [index, { status, stdout, stderr }] of runs.entries()) {
        const { typed, exitCode } = ASKING[index] ?? { typed: '', exitCode: 1 };
        expect([typed, status]).toEqual([typed, exitCode]);
        // Where another code says it, so may a report.
        const said = exitCode === 1 ? stderr : stdout + stderr;
        if (exitCode === 1) expect(stdout).toBe('');
        expect(said.trimStart()).toMatch(/^http:\/\/127\.0\.0\.1:1 cannot be reached/);
        expect(said).toContain('`beacon up`');
        expect(stderr).not.toContain('    at ');
      }
    },
    LIMIT_MS,
  );

  it(
    'says of what cannot be understood what is wrong, with the exit code of that',
    async () => {
      const env = { BEACON_GATEWAY: AWAY };
      const wrong = new BeaconProgram(folder, env);
      const runs = await together(WRONG, async ([typed]) => wrong.run(typed.split(' ')));
      for (const [index, { status, stdout, stderr }] of runs.entries()) {
        const [typed, message, exitCode] = WRONG[index] ?? ['', /^$/, 2];
        expect([typed, status, stdout]).toEqual([typed, exitCode, '']);
        expect(stderr).toMatch(message);
      }
    },
    LIMIT_MS,
  );

  it('takes the gateway of the stack that runs, where nothing else is said', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end('{"regions":[]}');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const state = new BeaconProgram(folder, { XDG_STATE_HOME: runningIn(folder, { gateway }) });
      expect(await state.run(['regions', '--json'])).toEqual({
        status: 0,
        stdout: '{"regions":[]}\n',
        stderr: '',
      });
      const odd = new BeaconProgram(folder, { XDG_STATE_HOME: runningIn(folder, { gateway: 7 }) });
      expect(await odd.run(['regions'])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('beacon.json names no gateway'),
      });
    } finally {
      server.close();
    }
  });
});

/** Notes a running stack as `beacon up` does; returns the folder of states. */
function runningIn(folder: string, state: object): string {
  const home = mkdtempSync(join(folder, 'state-'));
  const data = mkdtempSync(join(folder, 'data-'));
  writeFileSync(join(data, 'beacon.json'), JSON.stringify(state));
  mkdirSync(join(home, 'beacon'));
  writeFileSync(join(home, 'beacon', 'current'), `${data}\n`);
  return home;
}

/** All of them, four at once: processes cost little and many of them much. */
async function together<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += 4) {
    results.push(...(await Promise.all(all.slice(from, from + 4).map(work))));
  }
  return results;
}
