import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn } from './files.js';
import { code, table } from './table.js';

/** What each library and program is. A room that is missing here, or is no more, fails. */
const ROOMS: Readonly<Record<string, string>> = {
  'libs/bounds': 'how much of what comes from outside is read, and how long anything may take',
  'libs/bus':
    'JetStream under Nest: connection, pulling, leases, settlement, isolation, provisioning',
  'libs/classification': 'pure: what an answer is, by signals, rules and learned weights',
  'libs/client': "the typed client of the API, from the API's own description",
  'libs/config': 'environment, catalogue, question bank: read once, at the start',
  'libs/contracts': 'messages, events, subjects, names, topology',
  'libs/domain': 'pure rules: jobs, cells, outcomes, windows, completion',
  'libs/formats':
    'files of other tools, read and written: pure, in streams, errors with line and field',
  'libs/installation': 'where this Beacon is, and which version',
  'libs/network': 'which addresses may be asked, and which names a server answers to',
  'libs/observability': 'JSON logs, health, the life of a process',
  'libs/outbox': 'messages that are committed with a change, and published after it',
  'libs/persistence': 'MikroORM entities, and the SQL statements',
  'libs/providers': 'what asks a provider: protocols, failures typed, evidence',
  'libs/schedule': 'pure: when a series of runs is due, and what is done then',
  'libs/signing':
    'keys, canonical forms, signatures, Merkle trees, and the list of whom is trusted',
  'libs/stack': 'the embedded stack: real PostgreSQL, real nats-server, the services as processes',
  'libs/statistics': 'pure: tests, intervals, adjustments, power',
  'libs/testing': 'the test kit',
  'libs/verdict': 'pure: what the tests together allow to say; comparison, content, plan',
  'libs/verification': 'what an evidence export holds, and what a stranger can check of it',
  'apps/cli': 'the `beacon` command, and what operators run: demo, stack, migrate, provision',
  'apps/executor': 'a service, one region each: calls providers',
  'apps/gateway': 'a service: HTTP, and the portal it serves',
  'apps/planner': "a service: a job's life",
  'apps/portal': 'the web portal: static files that the gateway serves',
  'apps/recorder': 'a service: the only writer of executions',
  'apps/simulator': 'a model server in which no model runs',
};

/** The table of rooms and the folders of the project say different things. */
export class RoomError extends Error {
  override readonly name = 'RoomError';
}

/**
 * The block of docs/architecture.md: each library and program, what it is, and what it imports of the house.
 * @throws RoomError when a folder is not described, or a description has no folder.
 */
export function roomBlocks(root: string): [string, string][] {
  const rooms = ['libs', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  const unlike = [
    ...rooms.filter((room) => !(room in ROOMS)),
    ...Object.keys(ROOMS).filter((room) => !rooms.includes(room)),
  ];
  if (unlike.length > 0) {
    throw new RoomError(`tools/docs/rooms.ts and the folders differ in ${unlike.join(', ')}`);
  }
  const rows = rooms.map((room) => [
    code(room),
    ROOMS[room] ?? '',
    importsOf(root, room).join(', '),
  ]);
  return [['rooms', table(['room', 'what it is', 'imports'], rows)]];
}

/** Libraries that the room's sources import, in the order of their names. */
function importsOf(root: string, room: string): string[] {
  const own = room.split('/')[1];
  const names = sourcesIn(root, `${room}/src`).flatMap(({ text }) =>
    [...text.matchAll(/from '@beacon\/([a-z]+)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => name !== own).toSorted();
}
