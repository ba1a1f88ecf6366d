import { CATALOGUE, emptyFolder, madeFolder } from '../broker-folder-spec.js';
import { LOCAL, type CasesTable } from './command-cases-spec.js';

/** Commands about accounts and keys of the message broker. */
export const BROKER: CasesTable = {
  'broker init': {
    works: [
      {
        typed: (on) => `broker init --to ${emptyFolder(on)} --catalogue ${CATALOGUE}`,
        shows: /nats-server\.conf/,
      },
      {
        typed: (on) =>
          `broker init --to ${emptyFolder(on)} --catalogue ${CATALOGUE} --cluster a.example b.example:4333 c.example`,
        shows: /servers\/nats-2\/nats-server\.conf/,
      },
    ],
    wrong: [
      ['broker init --to b', /^required option '--catalogue <file>' not specified/],
      [
        `broker init --to b --catalogue ${CATALOGUE} --listen 4222`,
        /^--listen must be address:port/,
      ],
      [`broker init --to b --catalogue ${CATALOGUE} --days 0`, /^--days must be a whole number/],
      [`broker init --to b --catalogue ${CATALOGUE} --mutual --no-tls`, /cannot be given together/],
      [`broker init --to b --catalogue ${CATALOGUE} --cluster a b`, /^--cluster must name 3 or 5/],
      [
        `broker init --to b --catalogue ${CATALOGUE} --cluster a b c:65000`,
        /^ports of --cluster must be from 1 to/,
      ],
    ],
    away: LOCAL,
  },
  'broker add-region': {
    works: [
      {
        typed: async (on) => `broker add-region mars --dir ${await madeFolder(on)}`,
        shows: /mars/,
        isRunOnce: true,
      },
    ],
    wrong: [['broker add-region mars --dir none', /make them with `beacon broker init`/]],
    away: LOCAL,
  },
  'broker add-leaf': {
    works: [
      {
        typed: async (on) => `broker add-leaf us-east --dir ${await madeFolder(on, 'cluster')}`,
        shows: /us-east has a leaf node/,
        isRunOnce: true,
      },
    ],
    wrong: [
      ['broker add-leaf mars --dir none', /make them with `beacon broker init`/],
      ['broker add-leaf us-east --dir b --hub nats.example', /^--hub must be addresses/],
    ],
    away: LOCAL,
  },
  'broker rotate': {
    works: [
      {
        typed: async (on) => `broker rotate planner --dir ${await madeFolder(on)}`,
        shows: /planner/,
      },
      {
        typed: async (on) => `broker rotate planner --dir ${await madeFolder(on)} --finish`,
        shows: /planner as it was before is let in no more/,
      },
    ],
    wrong: [['broker rotate planner --dir b --reload x', /^--reload must be a process id/]],
    away: LOCAL,
  },
  'broker update': {
    works: [
      { typed: async (on) => `broker update --dir ${await madeFolder(on)}`, shows: /broker-/ },
    ],
    wrong: [['broker update', /^required option '--dir <folder>' not specified/]],
    away: LOCAL,
  },
};
