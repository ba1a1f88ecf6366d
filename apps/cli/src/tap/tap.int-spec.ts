import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JetStreamPublisher, provision } from '@beacon/bus';
import { cloudEvent, eventSubject, messageIds, streams, topologyOf } from '@beacon/contracts';
import { startOpenBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BeaconProgram } from '../spec/beacon-spec.js';
import type { Ran } from '../spec/beacon-spec.js';
import { idsInFolder, idsInLines, idsInParquet, idsInTable, queried } from './tap-spec.js';

const SPEC = topologyOf({ regions: [], lanes: [] }).filter(({ name }) => name === streams.events);
/** Node then finds no DuckDB, as where nobody installed it. */
const NO_DUCKDB = `data:text/javascript,import{registerHooks}from'node:module';registerHooks({resolve(s,c,n){if(s.startsWith('@duckdb/')){const e=new Error('none');e.code='ERR_MODULE_NOT_FOUND';throw e}return n(s,c)}})`;

describe('beacon tap', () => {
  let folder: string;
  let broker: TestBroker;
  let sut: BeaconProgram;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-tap-'));
    // Open: taps have a mirror where there are accounts, and specs here remove the stream and make it anew.
    broker = await startOpenBroker();
    await provision(broker.bus.manager, SPEC);
    sut = new BeaconProgram(folder, { BEACON_NATS_URL: broker.server.url });
  });

  afterEach(async () => {
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string): string => join(folder, name);
  const published = (first: number, last: number, region = 'us-east'): Promise<void> =>
    publish(broker, first, last, region);

  async function text(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await sut.run(['tap', ...args]);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('    at ')]);
    return stdout;
  }

  async function facts(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    return JSON.parse(await text(...args, '--until-now', '--json')) as Record<string, unknown>;
  }

  async function printed(...args: readonly string[]): Promise<readonly string[]> {
    const lines = (await text(...args, '--until-now')).trimEnd().split('\n');
    return lines.filter((line) => line !== '').map((line) => String(JSON.parse(line).id));
  }

  async function refusal(...args: readonly string[]): Promise<Ran> {
    return sut.run(['tap', ...args]);
  }

  it('prints what is stored, from any place of the stream, and chooses by field', async () => {
    await published(1, 3);
    // Times of the stream are finer than a millisecond, and those of --from are not.
    const stored = Date.now();
    await until(() => Date.now() > stored + 1, 'the clock goes on');
    const between = new Date();
    await until(() => Date.now() > between.getTime() + 1, 'the clock goes on');
    await published(4, 5, 'eu-west');
    expect(await printed()).toEqual(ids(1, 5));
    expect(await printed('--region', 'eu-west,asia-pacific')).toEqual(ids(4, 5));
    expect(await printed('--type', 'job.*')).toEqual([]);
    expect(await printed('--type', 'execution.*', '--limit', '2')).toEqual(ids(1, 2));
    expect(await printed('--job', 'j', '--outcome', 'refused')).toEqual(ids(1, 5));
    expect(await printed('--job', 'other')).toEqual([]);
    expect(await printed('--from', '4')).toEqual(ids(4, 5));
    expect(await printed('--from', between.toISOString())).toEqual(ids(4, 5));
    expect(await printed('--from', 'new')).toEqual([]);
    const [line = ''] = (await text('--limit', '3')).split('\n').slice(2);
    const { beaconposition } = JSON.parse(line) as { beaconposition: string };
    expect(await printed('--from', beaconposition)).toEqual(ids(4, 5));
  });

  it('goes on where each kind of sink was, with filters of its own', async () => {
    await published(1, 4);
    for (const out of ['a.jsonl', 'b/', 'c.duckdb']) {
      const args = ['--name', 'n', '--out', out, '--type', 'execution.recorded'];
      expect(await facts(...args)).toMatchObject({ written: 4, ended_by: 'caught_up', name: 'n' });
      expect(await facts(...args)).toMatchObject({ written: 0, repeats: 0 });
    }
    await published(5, 6);
    for (const out of ['a.jsonl', 'b/', 'c.duckdb']) {
      const args = ['--name', 'n', '--out', out, '--type', 'execution.recorded'];
      expect(await facts(...args)).toMatchObject({ written: 2 });
      expect((await refusal('--name', 'n', '--out', out)).stderr).toMatch(/with other filters/);
    }
    expect(idsInLines(at('a.jsonl'))).toEqual(ids(1, 6));
    expect(await idsInFolder(at('b'))).toEqual(ids(1, 6));
    expect(await idsInTable(at('c.duckdb'))).toEqual(ids(1, 6));
  });

  it('a tap from now on keeps its beginning, though nothing came before it was stopped', async () => {
    await published(1, 2);
    for (const out of ['a.jsonl', 'b/', 'c.duckdb'])
      expect(await facts('--name', 'n', '--out', out, '--from', 'new')).toMatchObject({
        written: 0,
      });
    await published(3, 3);
    for (const out of ['a.jsonl', 'b/', 'c.duckdb'])
      expect(await facts('--name', 'n', '--out', out, '--from', 'new')).toMatchObject({
        written: 1,
      });
  });

  it('cuts off a line that a killed tap left unfinished, and reads its event again', async () => {
    await published(1, 3);
    const args = ['--name', 'n', '--out', 'a.jsonl'];
    await facts(...args);
    const whole = readFileSync(at('a.jsonl'));
    truncateSync(at('a.jsonl'), whole.length - 20);
    expect(await facts(...args)).toMatchObject({ written: 1 });
    expect(readFileSync(at('a.jsonl'))).toEqual(whole);
  });

  it('removes a Parquet file that a killed tap left unfinished', async () => {
    await published(1, 2);
    await facts('--name', 'n', '--out', 'b/');
    writeFileSync(at('b/.unfinished-events-000002-9-x.parquet'), 'PAR1');
    await published(3, 3);
    await facts('--name', 'n', '--out', 'b/');
    expect(existsSync(at('b/.unfinished-events-000002-9-x.parquet'))).toBe(false);
    expect(await idsInFolder(at('b'))).toEqual(ids(1, 3));
  });

  it('writes an event once that was stored twice, and what a stream holds that was made anew', async () => {
    await published(1, 3);
    const outs = ['a.jsonl', 'b/', 'c.duckdb'];
    for (const out of outs) await facts('--name', 'n', '--out', out);
    await published(2, 4, 'again');
    for (const out of outs)
      expect(await facts('--name', 'n', '--out', out)).toMatchObject({ written: 1, repeats: 2 });
    await broker.bus.manager.streams.delete(streams.events);
    await provision(broker.bus.manager, SPEC);
    await published(3, 6);
    for (const out of outs)
      expect(await facts('--name', 'n', '--out', out)).toMatchObject({ written: 2, repeats: 2 });
    expect(idsInLines(at('a.jsonl'))).toEqual(ids(1, 6));
    expect(await idsInFolder(at('b'))).toEqual(ids(1, 6));
    expect([...(await idsInTable(at('c.duckdb')))].toSorted()).toEqual(ids(1, 6));
  });

  it('goes on when the broker is killed and comes back, and ends in good order on a signal', async () => {
    await published(1, 2);
    const run = sut.start(['tap', '--name', 'n', '--out', 'a.jsonl', '--json']);
    await until(() => existsSync(at('a.jsonl')) && idsInLines(at('a.jsonl')).length === 2, 'two');
    await broker.server.kill('SIGKILL');
    await broker.server.restart();
    const isStored = async (): Promise<boolean> =>
      published(3, 4).then(
        () => true,
        () => false,
      );
    await until(isStored, 'they are stored');
    await until(() => idsInLines(at('a.jsonl')).length === 4, 'four');
    run.kill();
    const { status, stdout } = await run.end();
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ written: 4, ended_by: 'interrupted' }),
    ]);
  });

  it('leaves out what is no event, and says so', async () => {
    await published(1, 1);
    const publisher = new JetStreamPublisher(broker.bus);
    for (const body of ['{', '{"specversion":"1.0"}', 'ÿ'])
      await publisher.publish(eventSubject('job.started', 'j'), new TextEncoder().encode(body), {});
    await published(2, 2);
    const { stdout, stderr } = await sut.run(['tap', '--until-now']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toMatch(/^Message 2 of BEACON_EVENTS is no event that this version knows/);
  });

  it('says which messages were removed before they were read', async () => {
    await published(1, 6);
    await broker.bus.manager.streams.purge(streams.events, { seq: 5 });
    const { stderr } = await sut.run(['tap', '--from', '5', '--until-now', '--out', 'a.jsonl']);
    expect(stderr).toMatch(/^a\.jsonl: 2 events$/m);
    await facts('--name', 'n', '--out', 'b.jsonl');
    await published(7, 9);
    await broker.bus.manager.streams.purge(streams.events, { seq: 9 });
    const later = await sut.run([
      'tap',
      '--name',
      'n',
      '--out',
      'b.jsonl',
      '--until-now',
      '--json',
    ]);
    expect(later.stderr).toMatch(/^Messages 7 to 8 were removed from BEACON_EVENTS before/);
    expect(JSON.parse(later.stdout)).toMatchObject({ written: 1, removed_before_read: 2 });
  });

  it('writes typed columns that DuckDB reads alike from its table and from Parquet', async () => {
    await published(1, 2);
    await facts('--out', 'a.duckdb', '--table', 'seen');
    await facts('--out', 'a.parquet');
    expect(await idsInParquet(at('a.parquet'))).toEqual(ids(1, 2));
    const fields = `id, type, job_id, execution_id, region, repeat, outcome, quarantine, duration_ms, "time", data->>'$.provider' as p`;
    const table = await queried(at('a.duckdb'), `select ${fields} from seen order by sequence`);
    const parquet = await queried(':memory:', `select ${fields} from '${at('a.parquet')}'`);
    expect(table).toEqual(parquet);
    expect(table[0]).toMatchObject({ id: 'execution:1', execution_id: '1', p: 'openai' });
  });

  it('lets others read the database while it waits for events, and waits while they have it', async () => {
    await published(1, 1);
    const run = sut.start(['tap', '--name', 'n', '--out', 'c.duckdb']);
    const count = async (): Promise<number> => {
      if (!existsSync(at('c.duckdb'))) return 0;
      return (await idsInTable(at('c.duckdb')).catch(() => [])).length;
    };
    await until(async () => (await count()) === 1, 'the first is there');
    await published(2, 2);
    await until(async () => (await count()) === 2, 'the second is there');
    run.kill();
    expect((await run.end()).status).toBe(0);
  });

  it('holds no more than it writes, and asks the broker for no more', async () => {
    const run = sut.start(['tap', '--name', 'n', '--out', 'a.jsonl']);
    await until(() => existsSync(at('a.jsonl.tap.json')), 'it begins');
    const second = await refusal('--name', 'n', '--out', 'a.jsonl');
    expect([second.status, second.stderr]).toEqual([
      2,
      expect.stringMatching(/another `beacon tap` writes/),
    ]);
    run.kill();
    await run.end();
  });

  it.each<[string, RegExp]>([
    ['--type job.start', /^--type is "job\.start", must be of job\.\*, /],
    ['--type ,', /^--type is ",", must be of/],
    ['--job a/b', /^--job is "a\/b", must be ids of jobs/],
    ['--region US', /^--region is "US", must be ids of regions/],
    ['--model a|b', /^--model is "a\|b", must be ids of models/],
    ['--question a/b', /^--question is "a\/b", must be ids of questions/],
    ['--status done', /^--status is "done", must be of completed, /],
    ['--outcome none', /^--outcome is "none", must be of answered, /],
    ['--provider A', /^--provider is "A", must be names/],
    ['--from yesterday', /^--from is "yesterday", must be start, new, a time/],
    ['--from 2026-13-01', /^--from is "2026-13-01", must be/],
    ['--from 2026-11-30T12:00', /^--from is "2026-11-30T12:00", must be/],
    ['--from 9', /^--from is 9, and the stream's last event is 0\./],
    ['--from 9-abc', /^--from 9-abc is no event of this stream/],
    ['--limit 0', /^--limit is "0", must be a whole number from 1/],
    ['--until-complete a/b', /^--until-complete is "a\/b", must be ids/],
    ['--name n', /^--name needs --out/],
    ['--name n --out a.parquet', /^--name with --out a\.parquet: a Parquet file is whole/],
    ['--name n/m --out a.jsonl', /^--name is "n\/m", must be at most 64/],
    ['--table t', /^--table goes with --out FILE\.duckdb/],
    ['--out a.duckdb --table 1', /^--table is "1", must be/],
    ['--out a.duckdb --table beacon_taps', /^--table is "beacon_taps", must be/],
    ['--out events', /^--out is "events", must end with \.jsonl, /],
    ['--out there.jsonl', /^--out there\.jsonl is there already/],
    ['--name n --out there.jsonl', /^--out there\.jsonl is there already/],
    ['--out there.parquet', /^--out there\.parquet is there already/],
    ['--name n --out there.duckdb', /^--out there\.duckdb cannot be opened by DuckDB/],
    ['--out none/a.jsonl', /^--out none\/a\.jsonl: there is no such file or folder/],
    ['--name n --out none/a.jsonl', /^--out none\/a\.jsonl: there is no such file or folder/],
    ['--out none/a.duckdb', /^--out none\/a\.duckdb: there is no such file or folder/],
    ['--out there.jsonl/', /^--out there\.jsonl\/: /],
    ['--nats nats://ann:word@host', /^--nats, or BEACON_NATS_URL, must be nats:/],
    ['--with-answers --gateway file:///x', /^--gateway is "file:\/\/\/x", must be/],
  ])('%s is refused, and nothing is written', async (typed, message) => {
    for (const name of ['there.jsonl', 'there.parquet', 'there.duckdb'])
      writeFileSync(at(name), 'something else\n');
    const { status, stdout, stderr } = await refusal(...typed.split(' '));
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(stderr).not.toContain('    at ');
    expect(readFileSync(at('there.jsonl'), 'utf8')).toBe('something else\n');
  });

  it('refuses a file of its own that somebody wrote into', async () => {
    await published(1, 1);
    await facts('--name', 'n', '--out', 'a.jsonl');
    appendFileSync(at('a.jsonl'), '{"id":1}\n');
    const { status, stderr } = await refusal('--name', 'n', '--out', 'a.jsonl');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/its last line is no event that/)]);
  });

  it('says what to install where DuckDB is not', async () => {
    const bare = new BeaconProgram(folder, {
      BEACON_NATS_URL: broker.server.url,
      NODE_OPTIONS: `--import=${JSON.stringify(NO_DUCKDB)}`,
    });
    const { status, stderr } = await bare.run(['tap', '--out', 'a.duckdb']);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/npm install .*@duckdb\/node-api/)]);
    expect((await bare.run(['tap', '--until-now', '--out', 'a.parquet'])).status).toBe(0);
  });

  it('fails where no broker is, or one without the stream', async () => {
    const away = await refusal('--nats', 'nats://127.0.0.1:1');
    expect([away.status, away.stderr]).toEqual([1, expect.stringMatching(/^nats:.*`beacon up`/)]);
    await broker.bus.manager.streams.delete(streams.events);
    const none = await refusal();
    expect([none.status, none.stderr]).toEqual([1, expect.stringMatching(/has no BEACON_EVENTS/)]);
  });
});

function ids(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `execution:${first + index}`);
}

/** Publishes recorded executions; under `again` as a recorder does that was killed before it acknowledged. */
async function publish(
  { bus }: TestBroker,
  first: number,
  last: number,
  region: string,
): Promise<void> {
  const publisher = new JetStreamPublisher(bus);
  for (let number = first; number <= last; number += 1) {
    const id = messageIds.executionEvent(number, 1);
    const data = execution(number, region);
    const event = cloudEvent('execution.recorded', { id, subject: 'j', time: new Date(), data });
    const body = new TextEncoder().encode(JSON.stringify(event));
    const options = region === 'again' ? {} : { messageId: id };
    await publisher.publish(eventSubject('execution.recorded', 'j'), body, options);
  }
}

function execution(number: number, region: string) {
  return {
    execution_id: number,
    job_id: 'j',
    region,
    model_id: 'm',
    question_id: 'q',
    repeat: 1,
    round: 1,
    status: 'refused' as const,
    outcome: 'refused' as const,
    outcome_source: 'rules' as const,
    error_code: null,
    response_length: 12,
    duration_ms: 40,
    attempts: 1,
    quarantine: false,
    executor_id: 'e',
    provider: 'openai',
  };
}
