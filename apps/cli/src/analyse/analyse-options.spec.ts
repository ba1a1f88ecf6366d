import { describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { readAnalyseOptions } from './analyse-options.js';
import { analyseCommand } from './analyse.registration.js';

/** As commander hands them on, and the command checks them. */
const readArgs = (args: readonly string[]) => {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  analyseCommand(program);
  let given: Given = {};
  program.commands[0]?.action((values: Given) => void (given = values));
  program.parse(['analyse', ...args], { from: 'user' });
  return readAnalyseOptions(given);
};
const read = (...args: readonly string[]) => readArgs(['--in', 'x.jsonl', ...args]);

describe(readAnalyseOptions, () => {
  it('leaves to the verdict what is not said', () => {
    expect(read()).toEqual({
      in: 'x.jsonl',
      out: '-',
      text: false,
      compact: false,
      regions: [],
      twin: [],
    });
  });

  it('reads every option', () => {
    const args =
      '--endpoint withheld --claim=these_questions --alpha .01 --margin=0.1 --seed 7 --twin us-b=us --twin eu-b=eu --text --typed-by people';
    expect(read(...args.split(' '), '--regions', 'us, eu')).toMatchObject({
      endpoint: 'withheld',
      claim: 'these_questions',
      alpha: 0.01,
      margin: 0.1,
      seed: 7,
      regions: ['us', 'eu'],
      twin: [
        { region: 'us-b', twinOf: 'us' },
        { region: 'eu-b', twinOf: 'eu' },
      ],
      text: true,
      typedBy: 'people',
    });
  });

  it.each<readonly [readonly string[], string]>([
    [['--alpha', '0'], '--alpha is "0", must be a number between 0 and 0.5.'],
    [['--alpha', 'NaN'], '--alpha is "NaN", must be a number between 0 and 0.5.'],
    [['--alpha', '0x1'], '--alpha is "0x1", must be a number between 0 and 0.5.'],
    [['--margin', '1'], '--margin is "1", must be a number between 0 and 1.'],
    [
      ['--seed', '4294967296'],
      '--seed is "4294967296", must be a whole number from 0 to 4294967295.',
    ],
    [
      ['--endpoint', 'refusal'],
      '--endpoint is "refusal", must be one of refused, withheld, blocked.',
    ],
    [['--claim', ''], '--claim is "", must be one of questions_like_these, these_questions.'],
    [['--typed-by', 'me'], '--typed-by is "me", must be one of classifier, people.'],
    [['--twin', 'a'], '--twin is "a", must be two regions, as in us-east-b=us-east.'],
    [
      ['--regions', 'a,,b'],
      '--regions is "a,,b", must be regions, each once, separated by commas.',
    ],
    [['--alpha', '-1'], '--alpha is "-1", must be a number between 0 and 0.5.'],
  ])('refuses %j', (args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
  });

  it.each<readonly [readonly string[], string]>([
    [['--colour'], "unknown option '--colour'"],
    [['--alpha'], "option '--alpha <number>' argument missing"],
    [['more'], "too many arguments for 'analyse'. Expected 0 arguments but got 1"],
  ])('does not know %j', (args, message) => {
    expect(() => read(...args)).toThrow(CommanderError);
    expect(() => read(...args)).toThrow(message);
  });

  it('needs to know where the executions are', () => {
    expect(() => readArgs([])).toThrow(
      '--in is missing, give a file of executions, or - for standard input.',
    );
  });
});
