import { keepDead } from '../dead-letters-spec.js';
import type { OnStack } from '../on-stack-spec.js';
import type { CasesTable } from './command-cases-spec.js';

async function dead(on: OnStack): Promise<string> {
  const [sequence = ''] = await keepDead(await on.operator(), 1);
  return sequence;
}

/** Commands about what a gateway has. */
export const GATEWAY: CasesTable = {
  'lanes list': {
    works: [{ typed: 'lanes', shows: /^us-east mistral-7b +open +\d\/4 /m }],
    wrong: [['lanes --colour', /^unknown option '--colour'/]],
    away: ['lanes', 'lanes list'],
    live: {
      typed: 'lanes --watch',
      keys: [['in flight, 0 held up', '\u0003']],
      shows: /^\d+ lanes, /m,
    },
  },
  'lanes show': {
    works: [{ typed: 'lanes show us-east mistral-7b', shows: /^us-east mistral-7b +open/m }],
    wrong: [['lanes show a', /^missing required argument 'model'/]],
    away: ['lanes show r m'],
  },
  'lanes pause': {
    works: [
      { typed: 'lanes pause eu-west llama3.2-1b', shows: /^eu-west llama3\.2-1b (is|was) paused/m },
    ],
    wrong: [['lanes pause a', /^missing required argument 'model'/]],
    away: ['lanes pause r m'],
  },
  'lanes resume': {
    works: [
      { typed: 'lanes resume eu-west llama3.2-1b', shows: /^eu-west llama3\.2-1b goes on$/m },
    ],
    wrong: [['lanes resume a', /^missing required argument 'model'/]],
    away: ['lanes resume r m'],
  },
  'lanes limit': {
    works: [
      {
        typed: 'lanes limit eu-west llama3.2-1b 2',
        shows: /^eu-west llama3\.2-1b may have 2 of \d+ at once/m,
      },
      {
        typed: 'lanes limit eu-west llama3.2-1b none',
        shows: /^eu-west llama3\.2-1b has no ceiling: \d+ at once, by the catalogue$/m,
      },
    ],
    wrong: [
      ['lanes limit a b', /^missing required argument 'limit'/],
      ['lanes limit eu-west llama3.2-1b 0', /^limit is "0", must be a whole number, 1 or more/],
    ],
    away: ['lanes limit r m 1'],
  },
  questions: {
    works: [{ typed: 'questions --q taiwan', shows: /^ {2}taiwan_status {2}en {2}sensitive$/m }],
    wrong: [['questions more', /^too many arguments for 'questions'/]],
    away: ['questions'],
  },
  regions: {
    works: [{ typed: 'regions', shows: /^asia-pacific {2}Asia Pacific$/m }],
    wrong: [['regions more', /^too many arguments for 'regions'/]],
    away: ['regions'],
  },
  models: {
    works: [{ typed: 'models', shows: /^ {2}us-east: .+, up to 4 at once$/m }],
    wrong: [['models more', /^too many arguments for 'models'/]],
    away: ['models'],
  },
  calibrate: {
    works: [{ typed: 'calibrate', shows: /^en +refused +\d+ +\d+\.\d %/m }],
    wrong: [['calibrate more', /^too many arguments for 'calibrate'/]],
    away: ['calibrate'],
  },
  'dead list': {
    works: [
      { typed: async (on) => (await dead(on), 'dead'), shows: /^\d+ {2}\S+ \S+ {2}beacon\./m },
    ],
    wrong: [['dead more', /^too many arguments for 'list'/]],
    away: ['dead', 'dead list'],
  },
  'dead show': {
    works: [{ typed: async (on) => `dead show ${await dead(on)}`, shows: /\nodd\n$/ }],
    wrong: [['dead show one', /^The dead letter is "one", must be a number/]],
    away: ['dead show 1'],
  },
  'dead replay': {
    works: [{ typed: async (on) => `dead replay ${await dead(on)}`, shows: /^republished: / }],
    wrong: [['dead replay one', /^The dead letter is "one", must be a number/]],
    away: ['dead replay 1'],
  },
  'dead delete': {
    works: [{ typed: async (on) => `dead delete ${await dead(on)}`, shows: /^deleted: \d+$/m }],
    wrong: [['dead delete one', /^The dead letter is "one", must be a number/]],
    away: ['dead delete 1'],
  },
  'keys create': {
    works: [
      {
        typed: 'keys create ci --scopes read,submit',
        shows:
          /^beacon_[a-z0-9]{8}_[A-Za-z0-9_-]{43}\n\n[a-z0-9]{8} {2}ci\n {4}read, submit in default; /,
      },
      {
        typed: 'keys create all --scopes operate --all-projects --expires-at 2099-01-01T00:00:00Z',
        shows: /operate in all projects; .*\n?.*expires 2099/,
      },
    ],
    wrong: [
      ['keys create ci --scopes write', /^--scopes is "write", must be of read, submit, /],
      ['keys create', /^missing required argument 'name'/],
      ['keys create ci --api-key-file nowhere', /^--api-key-file "nowhere" cannot be read: ENOENT/],
    ],
    away: ['keys create ci'],
  },
  'keys list': {
    works: [{ typed: 'keys', shows: /^(No key\.|[a-z0-9]{8} {2})/ }],
    wrong: [['keys --colour', /^unknown option '--colour'/]],
    away: ['keys', 'keys list'],
  },
  'keys quota': {
    works: [
      {
        typed: async (on) => {
          const { prefix } = await on.json('keys', 'create', 'limited');
          return `keys quota ${String(prefix)} --jobs-per-day 50 --cost-per-day 2.5`;
        },
        shows:
          /^key [a-z0-9]{8}\nrequests a minute: none\n\n.*\njobs +50 +0 +50\ncells +none +0 +none\ncost +\$2\.50 +\$0 +\$2\.50$/m,
      },
      {
        typed: async (on) => {
          const { prefix } = await on.json('keys', 'create', 'less');
          const key = String(prefix);
          await on.json('keys', 'quota', key, '--cells-per-day', '9', '--jobs-per-day', '7');
          return `keys quota ${key} --jobs-per-day none`;
        },
        shows: /^jobs +none +0 +none\ncells +9 +0 +9$/m,
      },
    ],
    wrong: [
      ['keys quota beacon_', /^The prefix must be the eight characters/],
      [
        'keys quota abcdefgh --jobs-per-day many',
        /^--jobs-per-day is "many", must be a whole number, or none\./,
      ],
      ['keys quota abcdefgh --cost-per-day -1', /^--cost-per-day is "-1", must be US dollars/],
    ],
    away: ['keys quota abcdefgh'],
  },
  'keys revoke': {
    works: [
      {
        typed: async (on) => {
          const { prefix } = await on.json('keys', 'create', 'gone');
          return `keys revoke ${String(prefix)}`;
        },
        shows: /^revoked: [a-z0-9]{8} \(gone\)$/m,
      },
    ],
    wrong: [['keys revoke beacon_', /^The prefix must be the eight characters/]],
    away: ['keys revoke abcdefgh'],
  },
  quota: {
    works: [{ typed: 'quota', shows: /^requests a minute: /m }],
    wrong: [['quota more', /^too many arguments for 'quota'/]],
    away: ['quota'],
  },
  'projects list': {
    works: [{ typed: 'projects', shows: /^default$/m }],
    wrong: [['projects --colour', /^unknown option '--colour'/]],
    away: ['projects', 'projects list'],
  },
  'projects create': {
    works: [{ typed: 'projects create elections', shows: /^made: elections$/m, isRunOnce: true }],
    wrong: [['projects create Elections', /^The project is "Elections", must be /]],
    away: ['projects create elections'],
  },
};
