import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Argument, Command, Option } from 'commander';
import { bashCompletion } from './bash.js';
import { commandTree } from './command-tree.js';
import { fishCompletion } from './fish.js';
import { zshCompletion } from './zsh.js';

function program(): Command {
  const beacon = new Command('beacon').version('1', '--version').helpCommand(false);
  beacon
    .command('submit')
    .description('submit a job')
    .argument('<file>')
    .option('--watch', "watch it, as `watch' does")
    .addOption(new Option('--priority <level>').choices(['low', 'high']));
  beacon.command('diff').argument('<job-a>').argument('<job-b>').option('--job <id>');
  beacon.command('analyse').alias('analyze').option('--out <file>');
  const dead = beacon.command('dead').description('messages that were given up');
  dead.command('list').option('--stream <name>');
  dead.command('replay').addArgument(new Argument('<what>').choices(['one', 'all']));
  beacon.command('export').argument('<job>').command('spec').argument('<job>');
  beacon.command('secret', { hidden: true });
  return beacon;
}

/** What bash offers for a line, of which the last word is being typed. */
function inBash(folder: string, ...words: readonly string[]): string[] {
  const script = `${bashCompletion(commandTree(program()))}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _beacon_completion; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  return execFileSync('bash', ['-euc', script, 'bash', 'beacon', ...words], {
    encoding: 'utf8',
    env,
  })
    .split('\n')
    .filter((word) => word !== '');
}

/** Of other shells than bash, those that this machine has. */
function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

describe('completion', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-completion-'));
    const command = join(folder, 'beacon');
    writeFileSync(command, '#!/bin/sh\n[ "$1" = job-ids ] && echo job-1 && echo other-2\n');
    chmodSync(command, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('in bash', () => {
    it.each([
      [['s'], ['submit']],
      [[''], ['submit', 'diff', 'analyse', 'analyze', 'dead', 'export']],
      [
        ['dead', ''],
        ['list', 'replay'],
      ],
      [
        ['dead', 'list', '--'],
        ['--stream', '--help'],
      ],
      [['dead', 'replay', 'a'], ['all']],
      [['analyze', '--o'], ['--out']],
      [
        ['submit', 'job.yaml', '--'],
        ['--watch', '--priority', '--help'],
      ],
      [
        ['submit', '--priority', ''],
        ['low', 'high'],
      ],
      // Its value is no command, though it is called like one.
      [['dead', 'list', '--stream', 'replay', '--s'], ['--stream']],
      [
        ['secret', '--'],
        ['--version', '--help'],
      ],
    ])('offers for %j what may follow', (words, offered) => {
      expect(inBash(folder, ...words)).toEqual(offered);
    });

    it('offers the ids of jobs where a job is meant', () => {
      expect(inBash(folder, 'diff', '')).toEqual(['job-1', 'other-2']);
      expect(inBash(folder, 'diff', 'other-2', 'j')).toEqual(['job-1']);
      expect(inBash(folder, 'diff', '--job', 'j')).toEqual(['job-1']);
      expect(inBash(folder, 'export', '')).toEqual(['spec', 'job-1', 'other-2']);
      expect(inBash(folder, 'export', 'spec', 'o')).toEqual(['other-2']);
    });

    it('leaves files and free values to bash', () => {
      expect(inBash(folder, 'submit', '')).toEqual([]);
      expect(inBash(folder, 'analyse', '--out', '')).toEqual([]);
    });
  });

  it('is written for every shell with every command, option and description', () => {
    const tree = commandTree(program());
    for (const script of [bashCompletion(tree), zshCompletion(tree), fishCompletion(tree)]) {
      for (const name of ['submit', 'analyze', 'dead list', 'watch', 'priority', 'low high']) {
        expect(script.replaceAll("' '", ' ').replaceAll("'low'", 'low')).toContain(name);
      }
      expect(script).not.toContain('secret');
    }
    expect(zshCompletion(tree)).toContain(`'--watch:watch it, as \`watch'\\'' does'`);
    expect(fishCompletion(tree)).toContain(`-d 'watch it, as \`watch\\' does'`);
  });

  const others = [
    ['zsh', zshCompletion],
    ['fish', fishCompletion],
  ] as const;
  for (const [shell, script] of others.filter(([name]) => isInstalled(name))) {
    it(`is a script that ${shell} reads`, () => {
      const file = join(folder, `beacon.${shell}`);
      writeFileSync(file, script(commandTree(program())));

      expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
    });
  }
});
