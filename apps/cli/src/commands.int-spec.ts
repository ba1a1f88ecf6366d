import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { beaconProgram } from './program/program.js';
import { BeaconProgram } from './spec/beacon-spec.js';
import { widthOf } from './terminal/wrap.js';
import { JOB } from './spec/on-stack-spec.js';

/** Nothing listens there. */
const AWAY = 'http://127.0.0.1:1';

/** Every command that asks a gateway, as it is typed. */
const ASKING: readonly string[][] = [
  ['plan', 'job.yaml'],
  ['submit', 'job.yaml'],
  ['submit', 'job.yaml', '--watch'],
  ['watch', 'j'],
  ['jobs'],
  ['retry', 'j'],
  ['extend', 'j', '--repeats', '2'],
  ['cancel', 'j'],
  ['pause', 'j'],
  ['resume', 'j'],
  ['results', 'j'],
  ['results', 'j', '--csv'],
  ['verdict', 'j'],
  ['diff', 'j', 'k'],
  ['cell', 'j', 'm', 'q'],
  ['export', 'j'],
  ['export', 'spec', 'j'],
  ['validate', 'job.yaml'],
  ['publish', 'j', '--out', 'page.html'],
  ['judge', 'j', '--models', 'a,b'],
  ['review', 'j', '--rater', 'ann'],
  ['lanes'],
  ['lanes', 'show', 'r', 'm'],
  ['lanes', 'pause', 'r', 'm'],
  ['lanes', 'resume', 'r', 'm'],
  ['questions'],
  ['regions'],
  ['models'],
  ['calibrate'],
  ['dead'],
  ['dead', 'show', '1'],
  ['dead', 'replay', '1'],
  ['dead', 'delete', '1'],
];

/** What cannot be understood, and what is said of it. */
const WRONG: readonly (readonly [string, RegExp])[] = [
  [
    'init --provider opnai',
    /^option '--provider <name>' argument 'opnai' is invalid\. Allowed choices/,
  ],
  ['init --region mars --yes', /^--region is "mars", must be one of us-east, /],
  ['validate', /^missing required argument 'file'/],
  ['doctor more', /^too many arguments for 'doctor'/],
  [
    'completion tcsh',
    /^command-argument value 'tcsh' is invalid for argument 'shell'\. Allowed choices are bash, zsh, fish\./,
  ],
  ['export spec', /^missing required argument 'job'/],
  ['plan', /^missing required argument 'file'\nHelp: beacon plan --help\n$/],
  ['submit', /^missing required argument 'file'/],
  ['submit none.yaml', /^none\.yaml: .*there is no such file|^none\.yaml: /],
  ['submit job.yaml --var NAME', /^--var is "NAME", must be NAME=VALUE\./],
  ['submit job.yaml --var OTHER=1', /OTHER/],
  ['plan job.yaml --target 2', /^--target is "2", must be a number between 0 and 1\./],
  ['watch', /^missing required argument 'job'/],
  ['watch a b', /^too many arguments for 'watch'/],
  ['results', /^missing required argument 'job'/],
  ['results j --csv --json', /'--csv' cannot be used with option '--json'/],
  ['verdict', /^missing required argument 'job'/],
  ['diff a', /^missing required argument 'job_b'/],
  ['cell a', /^missing required argument 'model'/],
  ['export', /^missing required argument 'job'/],
  ['retry', /^missing required argument 'job'/],
  ['extend j', /^Nothing to add: give --models, /],
  ['extend j --repeats none', /^--repeats is "none", must be a whole number/],
  ['extend j --questions-file none.txt', /^--questions-file: must end in one of \.csv/],
  ['cancel', /^missing required argument 'job'/],
  ['pause', /^missing required argument 'job'/],
  ['resume', /^missing required argument 'job'/],
  ['judge j', /^--models is missing/],
  ['review j', /^--rater is missing/],
  ['publish j', /^--out is missing/],
  ['jobs --colour', /^unknown option '--colour'/],
  ['lanes show a', /^missing required argument 'model'/],
  ['questions more', /^too many arguments for 'questions'/],
  ['regions more', /^too many arguments for 'regions'/],
  ['models more', /^too many arguments for 'models'/],
  ['calibrate more', /^too many arguments for 'calibrate'/],
  ['dead show one', /^The dead letter is "one", must be a number/],
  ['jbos', /^unknown command 'jbos'\n\(Did you mean jobs\?\)\nHelp: beacon --help\n$/],
  ['jobs --gateway nowhere', /^--gateway is "nowhere", must be an http address/],
];

/** The built command where no gateway is. */
describe('every command', () => {
  let folder: string;
  let sut: BeaconProgram;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-commands-'));
    writeFileSync(join(folder, 'job.yaml'), JOB);
    sut = new BeaconProgram(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('has help with a sentence, an example where it stands alone, and lines of 80 columns', async () => {
    const paths = allPaths();
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
  }, 180_000);

  it('that asks a gateway says which address does not answer, and how to start one', async () => {
    const runs = await together(ASKING, async (args) => sut.run([...args, '--gateway', AWAY]));
    for (const [index, { status, stdout, stderr }] of runs.entries()) {
      const typed = (ASKING[index] ?? []).join(' ');
      expect([typed, status, stdout]).toEqual([typed, 1, '']);
      expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:1 cannot be reached/);
      expect(stderr).toContain('`beacon up`');
      expect(stderr).not.toContain('    at ');
    }
  }, 180_000);

  it('says of what cannot be understood what is wrong, with exit code 2', async () => {
    const env = { BEACON_GATEWAY: AWAY };
    const wrong = new BeaconProgram(folder, env);
    const runs = await together(WRONG, async ([typed]) => wrong.run(typed.split(' ')));
    for (const [index, { status, stdout, stderr }] of runs.entries()) {
      const [typed, message] = WRONG[index] ?? ['', /^$/];
      expect([typed, status, stdout]).toEqual([typed, 2, '']);
      expect(stderr).toMatch(message);
    }
  }, 180_000);

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

function allPaths(): string[][] {
  const program = beaconProgram('', {
    onOutput: () => undefined,
    onComplaint: () => undefined,
    onCommand: () => undefined,
  });
  const below = (command: Command): string[][] =>
    visibleIn(command).flatMap((each) => [
      [each.name()],
      ...below(each).map((path) => [each.name(), ...path]),
    ]);
  return below(program);
}

function visibleIn(command: Command): Command[] {
  const visible = command.createHelp().visibleCommands(command);
  return visible.filter((each) => each.name() !== 'help');
}

/** All of them, four at once: processes cost little and many of them much. */
async function together<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += 4) {
    results.push(...(await Promise.all(all.slice(from, from + 4).map(work))));
  }
  return results;
}
