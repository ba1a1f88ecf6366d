import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { until, SmallDisk, whyNoSmallDisk } from '@beacon/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { tendNats, tendPostgres } from './caretaker.js';
import type { DeathReport } from './errors.js';
import { makeTempFolder } from './processes/folders.js';
import { startNats } from './nats/nats.js';
import { createDatabase, startPostgres } from './postgres/postgres.js';

const undo: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

describe(tendPostgres, () => {
  it('starts a PostgreSQL again that ended for want of room, and none that ended otherwise', async () => {
    const told: string[] = [];
    const deaths: DeathReport[] = [];
    const postgres = await startPostgres({
      durable: false,
      onDeath: (one) => void deaths.push(one),
    });
    undo.push(() => postgres.stop());
    const tell = (text: string): void => void told.push(text);
    const caretaker = tendPostgres(() => postgres, { folder: '/tmp', tell, roomBytes: 1 });
    undo.push(() => caretaker.stop());
    process.kill(postgres.pid, 'SIGKILL');
    await until(async () => deaths.length > 0, 'it is dead');
    const [death] = deaths;
    const report = death ?? { name: 'postgres', code: 1, signal: null, lastLines: [] };
    expect(caretaker.died(report)).toBe(false);
    const lastLines = [
      'PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device',
    ];
    expect(caretaker.died({ ...report, lastLines })).toBe(true);
    await until(async () => told.includes('there is room again: started again'), 'it is back');
    expect(await createDatabase(postgres.url, 'back')).toMatch(/\/back$/);
    expect(told[0]).toMatch(/^storage is full, and it waits for room in \/tmp: PANIC/);
  });
});

const here = whyNoSmallDisk() === null ? it : it.skip;

describe(tendNats, () => {
  here('starts a nats-server again whose disk was full, once there is room', async () => {
    const folder = await makeTempFolder();
    undo.push(folder.remove);
    const disk = await SmallDisk.mount(`${folder.path}/store`, 40);
    undo.push(() => disk.unmount());
    const nats = await startNats({ storeDir: disk.path });
    undo.push(() => nats.stop());
    const told: string[] = [];
    const caretaker = tendNats(nats, { folder: disk.path, tell: (text) => void told.push(text) });
    undo.push(() => caretaker.stop());
    const connection = await connect({ servers: nats.ready.url, maxReconnectAttempts: -1 });
    undo.push(() => connection.close());
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'FULL', subjects: ['full.>'] });
    const publish = async (): Promise<boolean> =>
      jetstream(connection, { timeout: 500 })
        .publish('full.1', new Uint8Array(10_000))
        .then(
          () => true,
          () => false,
        );
    expect(await publish()).toBe(true);
    await disk.fill();
    await until(async () => !(await publish()), 'it takes nothing more');
    await until(async () => told.length > 0, 'its caretaker has seen it');
    expect(await publish()).toBe(false);
    await disk.makeRoom();
    await until(publish, 'it stores again');
    expect(told.at(-1)).toBe('there is room again: started again');
  });
});
