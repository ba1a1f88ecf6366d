import type { OnStack } from '../on-stack-spec.js';
import type { CasesTable } from './command-cases-spec.js';

const MISSING = /^missing required argument 'series'/;
/** Due once a year: nothing of it runs while specs do. */
const CREATE = 'series create job.yaml --cron 0 6 1 1 *';
let made = 0;

/** A series of its own. */
async function series(on: OnStack): Promise<string> {
  made += 1;
  const id = `watched-${made}`;
  await on.text(...`${CREATE} --id ${id}`.split(' '));
  return id;
}

async function paused(on: OnStack): Promise<string> {
  const id = await series(on);
  await on.text('series', 'pause', id);
  return id;
}

/** `beacon series`, and what is under it. */
export const SERIES: CasesTable = {
  'series create': {
    works: [
      {
        typed: `${CREATE} --time-zone Europe/Berlin`,
        shows: /^Due: +0 6 1 1 \* in Europe\/Berlin$/m,
      },
    ],
    wrong: [
      ['series create --cron 0 6 1 1 *', /^missing required argument 'file'/],
      ['series create job.yaml', /^required option '--cron <fields\.\.\.>'/],
      [`${CREATE} --alpha small`, /^--alpha is "small", must be a number\./],
      ['series create none.yaml --cron 0 6 1 1 *', /^none\.yaml: /],
    ],
    away: [CREATE],
  },
  'series list': {
    works: [
      { typed: async (on) => (await series(on), 'series'), shows: /^watched-\d+ +active +0 /m },
    ],
    wrong: [['series list --colour', /^unknown option '--colour'/]],
    away: ['series', 'series list'],
  },
  'series show': {
    works: [
      {
        typed: async (on) => `series show ${await series(on)}`,
        shows: /^Each run: +72 cells: /m,
      },
    ],
    wrong: [['series show', MISSING]],
    away: ['series show s'],
  },
  'series runs': {
    works: [{ typed: async (on) => `series runs ${await series(on)}`, shows: /^No run yet\.$/m }],
    wrong: [['series runs', MISSING]],
    away: ['series runs s'],
  },
  'series deliveries': {
    works: [
      { typed: async (on) => `series deliveries ${await series(on)}`, shows: /^No message\.$/m },
    ],
    wrong: [['series deliveries', MISSING]],
    away: ['series deliveries s'],
  },
  'series pause': {
    works: [
      { typed: async (on) => `series pause ${await series(on)}`, shows: /^Status: +paused$/m },
    ],
    wrong: [['series pause', MISSING]],
    away: ['series pause s'],
  },
  'series resume': {
    works: [
      { typed: async (on) => `series resume ${await paused(on)}`, shows: /^Status: +active$/m },
    ],
    wrong: [['series resume', MISSING]],
    away: ['series resume s'],
  },
  'series run-now': {
    works: [
      {
        typed: async (on) => `series run-now ${await paused(on)}`,
        shows: /^Next: +a run waits to be started$/m,
        isRunOnce: true,
      },
    ],
    wrong: [['series run-now', MISSING]],
    away: ['series run-now s'],
  },
  'series delete': {
    works: [
      {
        typed: async (on) => `series delete ${await series(on)}`,
        shows: /^watched-\d+ is gone\.$/m,
      },
    ],
    wrong: [['series delete', MISSING]],
    away: ['series delete s'],
  },
};
