import { join } from 'node:path';
import { SigningKey, writeKeyFile } from '@beacon/signing';
import type { OnStack } from '../on-stack-spec.js';
import type { CasesTable } from './command-cases-spec.js';

const MISSING = /^missing required argument 'job'/;

/** A job that takes longer than a command does. */
async function long(on: OnStack): Promise<string> {
  return on.submitted('--var', 'REPEATS=40', '--var', 'NAME=long');
}

async function paused(on: OnStack): Promise<string> {
  const id = await long(on);
  await on.text('pause', id);
  return id;
}

async function cancelled(on: OnStack): Promise<string> {
  const id = await long(on);
  await on.text('cancel', id);
  return id;
}

/** Commands about jobs that are to run, or run. */
export const JOBS: CasesTable = {
  plan: {
    works: [{ typed: 'plan job.yaml', shows: /^Cells +72$/m }],
    wrong: [
      ['plan', /^missing required argument 'file'\nHelp: beacon plan --help\n$/],
      ['plan job.yaml --target 2', /^--target is "2", must be a number between 0 and 1\./],
    ],
    away: ['plan job.yaml'],
  },
  sign: {
    works: [
      {
        typed: async ({ folder }) => {
          await writeKeyFile(join(folder, 'signs.pem'), SigningKey.generate());
          return 'sign job.yaml --key signs.pem';
        },
        shows: /"signature": "[A-Za-z0-9+/]{86}=="/,
      },
    ],
    wrong: [
      ['sign', /^missing required argument 'file'/],
      ['sign job.yaml', /^--key is missing, give the file of your key/],
      ['sign job.yaml --key none.pem', /^--key: the key file none\.pem cannot be used: ENOENT/],
    ],
    away: { asksNone: 'it reads and writes files' },
  },
  submit: {
    works: [{ typed: 'submit job.yaml', shows: /72 cells/ }],
    wrong: [
      ['submit', /^missing required argument 'file'/],
      ['submit none.yaml', /^none\.yaml: /],
      ['submit job.yaml --var NAME', /^--var is "NAME", must be NAME=VALUE\./],
      ['submit job.yaml --var OTHER=1', /OTHER/],
    ],
    away: ['submit job.yaml', 'submit job.yaml --watch'],
    live: {
      typed: 'submit job.yaml --watch --var NAME=live',
      shows: /^completed {2}72\/72 \(100 %\) /m,
    },
  },
  run: {
    works: [
      { typed: 'run job.yaml --fail-on errors', shows: /^Beacon gate passed, exit code 0\.$/m },
    ],
    wrong: [
      ['run', /^missing required argument 'file'\nHelp: beacon run --help\n$/],
      ['run none.yaml', /^none\.yaml: /],
      ['run job.yaml --fail-on colour', /^--fail-on has "colour", must be a list of errors, /],
      ['run job.yaml --baseline none.json', /^--baseline none\.json: there is no such file/],
    ],
    away: ['run job.yaml'],
    live: {
      typed: 'run job.yaml --fail-on errors --var NAME=gate',
      shows: /^Beacon gate passed, exit code 0\.$/m,
    },
    exits: { wrong: 1, away: 2 },
  },
  watch: {
    works: [{ typed: ({ jobId }) => `watch ${jobId}`, shows: /: completed/ }],
    wrong: [
      ['watch', MISSING],
      ['watch a b', /^too many arguments for 'watch'/],
    ],
    away: ['watch j'],
    live: { typed: ({ jobId }) => `watch ${jobId}`, shows: /^Verdict$/m },
  },
  jobs: {
    works: [{ typed: 'jobs', shows: /^\S+ +completed +72/m }],
    wrong: [
      ['jobs --colour', /^unknown option '--colour'/],
      ['jobs --gateway nowhere', /^--gateway is "nowhere", must be an http address/],
    ],
    away: ['jobs'],
  },
  retry: {
    works: [
      {
        typed: async (on) => `retry ${await cancelled(on)} --status cancelled --region EU`,
        shows: /^[\d,]+ cells? asked again\.$/m,
      },
    ],
    wrong: [['retry', MISSING]],
    away: ['retry j'],
    live: {
      typed: async (on) =>
        `retry ${await cancelled(on)} --status cancelled --question math_basic --region EU --watch`,
      // The cells that are not asked again stay cancelled: the job is partial.
      shows: /^Verdict$/m,
      exitCode: 1,
    },
  },
  extend: {
    works: [
      { typed: async (on) => `extend ${await on.later()} --repeats 2`, shows: /\d+ (more )?cells/ },
    ],
    wrong: [
      ['extend j', /^Nothing to add: give --models, /],
      ['extend j --repeats none', /^--repeats is "none", must be a whole number/],
      ['extend j --questions-file none.txt', /^--questions-file: must end in one of \.csv/],
    ],
    away: ['extend j --repeats 2'],
    live: {
      typed: async (on) => `extend ${await on.later()} --repeats 3 --watch`,
      shows: /^Verdict$/m,
    },
  },
  cancel: {
    works: [
      { typed: async (on) => `cancel ${await long(on)}`, shows: / is cancelled|"cancelled"/ },
    ],
    wrong: [['cancel', MISSING]],
    away: ['cancel j'],
  },
  pause: {
    works: [{ typed: async (on) => `pause ${await long(on)}`, shows: / is paused/ }],
    wrong: [['pause', MISSING]],
    away: ['pause j'],
  },
  erase: {
    works: [
      {
        typed: async (on) => `erase ${await on.ended('--var', 'NAME=erased')} --yes`,
        shows: /^\d+ answers of \S+ erased at .+\nHashes, outcomes and the log stay$/m,
      },
    ],
    wrong: [
      ['erase', MISSING],
      ['erase j', /^Answers are erased for good: say --yes where nobody can be asked\./],
      ['erase j --json', /^Answers are erased for good: say --yes where nobody can be asked\./],
    ],
    away: ['erase j --yes'],
    live: {
      typed: async (on) => `erase ${await on.ended('--var', 'NAME=confirmed')}`,
      keys: [['for good?', 'y']],
      shows: /^\d+ answers of \S+ erased at /m,
      isFree: true,
    },
  },
  resume: {
    works: [{ typed: async (on) => `resume ${await paused(on)}`, shows: / is resumed/ }],
    wrong: [['resume', MISSING]],
    away: ['resume j'],
  },
};
