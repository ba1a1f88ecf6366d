import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';

/** The database dies, stands still, or takes a commit and does not say so. */
export const databaseFaults: readonly Scenario[] = [
  {
    id: 'database-killed',
    matrix: [27],
    name: 'database killed in the middle of a job',
    done: 'kill -9 of PostgreSQL and all its backends; restart',
    expected: 'results wait at the broker; nothing acknowledged early; no extra call',
    short: true,
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 20 });
      await context.recorded(job, 40);
      await context.kill('postgres');
      await context.restart('postgres');
      await context.goesOn(job);
    },
  },
  {
    id: 'database-stopped',
    matrix: [],
    name: 'database stands still for 30 s',
    done: 'SIGSTOP of PostgreSQL for 30 s, then SIGCONT',
    expected: 'everything waits and goes on; no extra call',
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 20 });
      await context.recorded(job, 40);
      await context.strike({}, () => context.stop('postgres'));
      await pause(30_000);
      await context.continue('postgres');
      await context.goesOn(job);
    },
  },
  {
    id: 'database-reply-lost',
    matrix: [28],
    name: 'a commit succeeds and its reply is lost',
    done: "the recorder's connection breaks after its insert is done and before it hears so; twice",
    expected: 'tried again; inserted once, counters not doubled',
    short: true,
    run: async (context) => {
      await context.latency(100);
      const lose = async (): Promise<void> =>
        context.trap('recorder', 'postgres', {
          direction: 'up',
          pattern: /commit\b|insert into executions/i,
          action: 'mute',
          occurrence: 2,
        });
      const first = lose();
      const job = await context.submit();
      await context.strike({}, () => first);
      await context.strike({}, lose);
      await context.goesOn(job);
    },
  },
  {
    id: 'database-cut',
    matrix: [],
    name: 'the recorder loses the database for 10 s',
    done: "the recorder's link to PostgreSQL is cut for 10 s in the middle of a job",
    expected: 'results wait at the broker; no extra call',
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 20 });
      await context.recorded(job, 40);
      await context.strike({}, async () => context.link('recorder', 'postgres').cut());
      await pause(10_000);
      context.link('recorder', 'postgres').heal();
      await context.goesOn(job);
    },
  },
];
