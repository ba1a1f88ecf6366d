import { LOCAL, type CasesTable } from './command-cases-spec.js';

const ENTER = '\r';

/** Commands that prepare: a folder, its files, a shell. */
export const SET_UP: CasesTable = {
  init: {
    works: [{ typed: 'init made --demo --force', shows: /made\/catalogue\.yaml/ }],
    wrong: [
      [
        'init --provider opnai',
        /^option '--provider <name>' argument 'opnai' is invalid\. Allowed choices/,
      ],
      ['init --region mars --yes', /^--region is "mars", must be one of us-east, /],
    ],
    away: { asksNone: 'it writes files' },
    live: {
      typed: 'init asked --provider mistral',
      keys: [
        ['From which regions?', ENTER],
        ['Which model, as the provider calls it?', ENTER],
      ],
      shows: /beacon check-provider us-east\/mistral-small-latest/,
      isFree: true,
    },
  },
  validate: {
    works: [{ typed: 'validate job.yaml', shows: /^job\.yaml: a job, sound/m }],
    wrong: [['validate', /^missing required argument 'file'/]],
    away: ['validate job.yaml'],
  },
  'check-provider': {
    works: [{ typed: 'check-provider us-east/mistral-7b', shows: /^1 of 1 lane can be asked\.$/m }],
    wrong: [
      ['check-provider us-east', /^No catalogue: there is no catalogue\.yaml here\./],
      ['check-provider --catalogue none.yaml --all', /none\.yaml/],
    ],
    away: { asksNone: 'it asks the provider itself' },
  },
  doctor: {
    works: [{ typed: 'doctor --data beacon-data', shows: /gateway/ }],
    wrong: [['doctor more', /^too many arguments for 'doctor'/]],
    away: { asksNone: 'that none answers is one of its findings: see set-up.int-spec.ts' },
  },
  completion: {
    works: [{ typed: 'completion bash', shows: /_beacon_completion/ }],
    wrong: [
      [
        'completion tcsh',
        /^command-argument value 'tcsh' is invalid for argument 'shell'\. Allowed choices are bash, zsh, fish\./,
      ],
    ],
    away: LOCAL,
  },
};

/** Commands about the stack of this machine. */
export const MACHINE: CasesTable = {
  up: {
    // With --json it has started the stack of all other cases. Kills, moves and upgrades are in up/up.int-spec.ts.
    works: [
      { typed: 'up --demo --detach --data second', shows: /^Portal +http/m, isRunOnce: true },
    ],
    wrong: [
      ['up --demo --port 70000', /^--port is 70000, must be a port from 1 to 65535\./],
      ['up --data empty', /beacon init/],
      ['up --catalogue nowhere.yaml', /nowhere\.yaml/],
    ],
    away: LOCAL,
  },
  status: {
    works: [{ typed: 'status --data second', shows: /^executor-us-east +\d+ +0 {2}running$/m }],
    wrong: [['status --data nothing', /no data folder of Beacon/]],
    away: LOCAL,
  },
  logs: {
    works: [{ typed: 'logs planner --data second --lines 5', shows: /./ }],
    wrong: [
      ['logs --data nothing', /no data folder of Beacon/],
      ['logs --lines many', /^--lines is null, must be a whole number up to 10000\./],
    ],
    away: LOCAL,
    live: {
      typed: 'logs beacon --data second --follow',
      keys: [['starting PostgreSQL', '\u0003']],
      shows: /starting PostgreSQL/,
      exitCode: 130,
      isFree: true,
    },
  },
  down: {
    works: [{ typed: 'down --data second', shows: /^Stopped\. The data stays in / }],
    wrong: [['down --data nothing', /no data folder of Beacon/]],
    away: LOCAL,
  },
};
