import { resultSubject, streams } from '@beacon/contracts';
import type { CellResultV1, CloudEvent } from '@beacon/contracts';
import { createOrm, runStatement } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { until, untilElapsed } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { ClosingService } from '../closings/closing.service.js';
import { Harness } from '../harness-spec.js';
import { closingOf, resultOf } from '../messages-spec.js';
import { ReplyLosingProxy } from '../reply-losing-proxy-spec.js';
import { recordingService } from '../results/recording-service-spec.js';
import { ResultAnnouncer } from '../events/result-announcer.js';

const NEVER = new AbortController().signal;

describe('outages', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start({ ownPostgres: true })));
  afterAll(async () => harness.stop());

  const resultsOf = (jobId: string, count: number): CellResultV1[] =>
    Array.from({ length: count }, (_unused, index) => resultOf({ jobId, repeat: index + 1 }));
  const deliveries = (results: readonly CellResultV1[]) =>
    results.map((payload) => ({
      payload,
      context: { subject: resultSubject(payload), deliveryCount: 1, signal: NEVER },
    }));
  const redelivered = async (): Promise<number> => (await harness.recorderState()).num_redelivered;
  const held = async (): Promise<number> => (await harness.recorderState()).num_ack_pending;

  it('of the database in the middle of batches lose nothing, acknowledge nothing early, and bring nothing again', async () => {
    await harness.insertJob('killed');
    const results = resultsOf('killed', 900);
    await harness.publish(results.slice(0, 300));
    await harness.postgres.kill();
    await harness.publish(results.slice(300));
    await until(async () => (await held()) >= 600, 'the recorder holds what it cannot record');
    // Longer than the lease: what is held is kept alive.
    await untilElapsed(4_000);
    expect(await redelivered()).toBe(0);
    const during = await harness.recorderState();
    await harness.postgres.restart();
    const executions = await harness.executions('killed');
    expect(during.ack_floor.stream_seq).toBeLessThanOrEqual(executions);
    await harness.settled();
    expect(await harness.executions('killed')).toBe(900);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.eventsOf('killed')).toBe(900);
    expect(await redelivered()).toBe(0);
  });

  it('of the database again and again are all outlived', async () => {
    await harness.insertJob('often');
    const results = resultsOf('often', 1_000);
    for (let outage = 0; outage < 5; outage += 1) {
      const published = harness.publish(results.slice(outage * 200, outage * 200 + 200));
      await harness.postgres.kill();
      await published;
      await harness.postgres.restart();
    }
    await harness.settled();
    expect(await harness.executions('often')).toBe(1_000);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.eventsOf('often')).toBe(1_000);
  });

  it('are none of other jobs when somebody holds the row of one, whose results are recorded afterwards', async () => {
    await harness.insertJob('held');
    await harness.insertJob('free');
    const operator = harness.orm.em.fork();
    await operator.begin();
    await runStatement(operator, `select 1 from jobs where id = 'held' for update`);
    await harness.publish(
      [0, 1, 2].flatMap((part) => [
        ...resultsOf('held', 30).slice(part * 10, part * 10 + 10),
        ...resultsOf('free', 30).slice(part * 10, part * 10 + 10),
      ]),
    );
    await until(async () => (await harness.executions('free')) === 30, 'the other job is recorded');
    expect(await harness.executions('held')).toBe(0);
    await operator.rollback();
    await harness.settled();
    expect(await harness.executions('held')).toBe(30);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.eventsOf('held')).toBe(30);
  });

  it('of a database that stands still for longer than the lease bring nothing again', async () => {
    await harness.insertJob('frozen');
    const processes = databaseProcesses(harness.postgres.pid);
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    await harness.publish(resultsOf('frozen', 400));
    await untilElapsed(5_000);
    const during = await redelivered();
    for (const pid of processes) process.kill(pid, 'SIGCONT');
    expect(during).toBe(0);
    await harness.settled();
    expect(await harness.executions('frozen')).toBe(400);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.eventsOf('frozen')).toBe(400);
  });

  it('of the broker between the commit and the events lose no event', async () => {
    await harness.insertJob('silent');
    const published: string[] = [];
    let isAway = true;
    const announcer = new ResultAnnouncer({
      publish: async (subject, body, options) => {
        if (isAway) throw new Error('the broker is away');
        published.push((JSON.parse(new TextDecoder().decode(body)) as CloudEvent).id);
        return harness.publisher.publish(subject, body, options);
      },
      hint: () => undefined,
    });
    const service = recordingService(harness.orm.em.fork(), announcer);
    const recording = service.record(deliveries(resultsOf('silent', 50)));
    await until(async () => (await harness.executions('silent')) === 50, 'the rows are committed');
    await untilElapsed(500);
    isAway = false;
    expect((await recording).every(({ kind }) => kind === 'done')).toBe(true);
    expect(published).toHaveLength(50);
    expect(await harness.eventsOf('silent')).toBe(50);
  });

  it('of the broker are outlived, whenever they come', async () => {
    await harness.insertJob('broker');
    const results = resultsOf('broker', 600);
    await harness.publish(results.slice(0, 300));
    await harness.nats.kill();
    await harness.nats.restart();
    await until(async () => {
      const info = await harness.bus.manager.streams.info(streams.results).catch(() => null);
      return info !== null;
    }, 'the broker answers again');
    await harness.publish(results);
    await harness.settled();
    expect(await harness.executions('broker')).toBe(600);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.eventsOf('broker')).toBe(600);
  });

  it('of one of two recorders leave the other to go on, and each cell with one execution', async () => {
    await harness.insertJob('two');
    const another = await harness.startAnother();
    const results = resultsOf('two', 1_000);
    await harness.publish(results.slice(0, 600));
    await another.stop();
    await harness.publish(results.slice(600));
    await harness.settled();
    expect(await harness.executions('two')).toBe(1_000);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.eventsOf('two')).toBe(1_000);
  });

  describe('of the line between the commit and the answer', () => {
    let proxy: ReplyLosingProxy;
    let orm: MikroORM;
    let eventIds: string[];
    let announcer: ResultAnnouncer;
    beforeEach(async () => {
      proxy = await ReplyLosingProxy.start(harness.databaseUrl);
      orm = await createOrm({ url: proxy.url, poolSize: 2 });
      eventIds = [];
      announcer = new ResultAnnouncer({
        publish: async (_subject, body) => {
          eventIds.push((JSON.parse(new TextDecoder().decode(body)) as CloudEvent).id);
          return 'stored';
        },
        hint: () => undefined,
      });
    });
    afterEach(async () => {
      await orm.close();
      await proxy.stop();
    });

    it('count no result twice, and tell of each', async () => {
      await harness.insertJob('reply');
      proxy.loseReplyTo('insert into executions');
      const service = recordingService(orm.em.fork(), announcer);
      const settlements = await service.record(deliveries(resultsOf('reply', 100)));
      expect(proxy.lost).toBe(1);
      expect(settlements.every(({ kind }) => kind === 'done')).toBe(true);
      expect(await harness.counted('reply')).toBe(100);
      expect(await harness.miscounted()).toEqual([]);
      expect(new Set(eventIds).size).toBe(100);
      expect(await harness.lateOf('reply')).toEqual([]);
    });

    it('replace no execution twice', async () => {
      await harness.insertJob('replaced');
      const service = recordingService(orm.em.fork(), announcer);
      await service.record(deliveries(resultsOf('replaced', 10)));
      for (let repeat = 1; repeat <= 10; repeat += 1) await harness.askRound('replaced', 2, repeat);
      const later = resultsOf('replaced', 10).map((result) => ({ ...result, round: 2 }));
      proxy.loseReplyTo('commit');
      await service.record(deliveries(later));
      expect(proxy.lost).toBe(1);
      expect(await harness.counted('replaced')).toBe(10);
      expect(await harness.miscounted()).toEqual([]);
      expect(await harness.lateOf('replaced')).toEqual(
        Array.from({ length: 10 }, () => ({ reason: 'replaced', round: 1 })),
      );
      expect(new Set(eventIds).size).toBe(20);
    });

    it('close no cell twice, and owe one event for each', async () => {
      await harness.insertJob('closed', 'running', 30);
      await harness.markClosing('closed');
      const service = new ClosingService(orm.em.fork(), announcer);
      for (const text of ['insert into outbox', 'commit']) {
        proxy.loseReplyTo(text);
        await service.close(closingOf({ jobId: 'closed' }), NEVER);
      }
      expect(proxy.lost).toBe(2);
      expect(await harness.executions('closed')).toBe(60);
      expect(await harness.miscounted()).toEqual([]);
      expect(new Set(await harness.owedEvents('closed')).size).toBe(60);
      expect(await harness.owedEvents('closed')).toHaveLength(60);
    });
  });
});

/** A PostgreSQL and the processes that it has started. Each of them has a process group of its own. */
function databaseProcesses(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid);
  return [pid, ...children.map(Number)];
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // `pid (name) state parent …`: the name may hold anything, also blanks.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
