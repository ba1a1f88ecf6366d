import { durables, laneState, laneStateSubject, streams } from '@beacon/contracts';
import type { LaneReportV1, LaneStateV1 } from '@beacon/contracts';
import { readLaneRows, resumeLane, setLaneCeiling } from '@beacon/persistence';
import type { LaneRow } from '@beacon/persistence';
import { RecordingLogger } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, MODEL, REGIONS, catalogue } from '../harness-spec.js';
import { LaneStatePublisher } from './lane-state-publisher.js';
import { LaneController } from './lane-controller.js';

const [US, EU] = REGIONS;
const LIMIT = 16;
const lanes = catalogue.lanes.map((lane) => ({ ...lane, concurrency: LIMIT }));

describe(LaneController, () => {
  let harness: Harness;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    harness = await Harness.start();
  });
  beforeEach(async () => {
    await harness.clear();
    await harness.bus.manager.streams.purge(streams.lanes);
    await harness.provision();
  });
  afterAll(async () => harness.stop());

  const planner = (
    concurrency = LIMIT,
    present: () => string[] | null = () => ['e1', 'e2', 'e3'],
  ) => {
    const relay = { woken: 0, wake: () => void (relay.woken += 1) };
    const own = { ...catalogue, lanes: lanes.map((lane) => ({ ...lane, concurrency })) };
    const settings = { catalogue: own };
    const states = new LaneStatePublisher(harness.plannerPublisher, harness.plannerBus, settings);
    const em = harness.orm.em.fork();
    return {
      states,
      relay,
      sut: new LaneController(em, settings, states, { present }, relay),
    };
  };
  const report = (change: Partial<LaneReportV1>): LaneReportV1 => ({
    region: US,
    model: MODEL,
    executorId: 'executor-1',
    successes: 0,
    serverErrors: 0,
    rateLimited: null,
    quotaExhausted: null,
    ...change,
  });
  const refusal = (retryAfterMs: number | null = null): LaneReportV1 =>
    report({ rateLimited: { count: 1, youngestAgeMs: 0, retryAfterMs } });
  const row = async (region: string = US): Promise<LaneRow | undefined> =>
    (await readLaneRows(harness.orm.em.fork())).find((one) => one.region === region);
  const shown = async (region: string = US): Promise<LaneStateV1 | null> => {
    const message = await harness.bus.manager.direct.getMessage(streams.lanes, {
      last_by_subj: laneStateSubject(region, MODEL),
    });
    return message && laneState.decode(message.data);
  };
  const brokerLimit = async (region: string = US): Promise<number | undefined> => {
    const { config } = await harness.bus.manager.consumers.info(
      streams.tasks(region),
      durables.lane(MODEL),
    );
    return config.max_ack_pending;
  };
  const changes = async () =>
    harness.execute(
      'select region, from_limit, to_limit, from_status, to_status, reason from lane_changes order by id',
    );

  it('makes the lanes of the catalogue, and shows them: their states, and the limits of their consumers', async () => {
    await planner().sut.refresh();
    for (const region of REGIONS) {
      expect(await row(region)).toMatchObject({ limit: LIMIT, status: 'open' });
      expect(await shown(region)).toEqual({
        region,
        model: MODEL,
        limit: LIMIT,
        status: 'open',
        reason: null,
        shares: null,
      });
      expect(await brokerLimit(region)).toBe(LIMIT);
    }
    expect(await changes()).toEqual([]);
  });

  it('lowers the limit for a 429 everywhere: table, history, event, consumer, executors', async () => {
    const { sut, relay } = planner();
    await sut.report(refusal());
    expect(await row()).toMatchObject({ limit: 8, status: 'open' });
    expect(await brokerLimit()).toBe(8);
    expect(await shown()).toMatchObject({ limit: 8, status: 'open' });
    expect(await changes()).toEqual([
      {
        region: US,
        from_limit: 16,
        to_limit: 8,
        from_status: 'open',
        to_status: 'open',
        reason: 'the provider refused requests for their rate (429)',
      },
    ]);
    const [event] = await harness.owed();
    expect(event).toMatchObject({
      subject: `beacon.events.lane.changed.${US}`,
      body: {
        type: 'beacon.lane.changed.v1',
        data: {
          region: US,
          model_id: MODEL,
          from_limit: 16,
          to_limit: 8,
          reason: expect.any(String),
        },
      },
    });
    expect(relay.woken).toBe(1);
    expect(await brokerLimit(EU)).toBe(2);
  });

  it('shares a lowered limit out among the executors that are present, again as they come and go', async () => {
    let present: string[] | null = ['e2', 'e1', 'e3'];
    const { sut } = planner(LIMIT, () => present);
    await sut.report(refusal());
    expect(await shown()).toMatchObject({ limit: 8, shares: { e1: 3, e2: 3, e3: 2 } });
    present = ['e2'];
    await sut.refresh();
    expect(await shown()).toMatchObject({ limit: 8, shares: { e2: 8 } });
    present = [];
    await sut.refresh();
    expect(await shown()).toMatchObject({ limit: 8, shares: {} });
    present = ['e0', 'e2'];
    await sut.refresh();
    expect(await shown()).toMatchObject({ limit: 8, shares: { e0: 4, e2: 4 } });
    await sut.report(refusal(60_000));
    expect(await shown()).toMatchObject({ status: 'waiting', shares: null });
    expect(await shown(EU)).toMatchObject({ limit: LIMIT, shares: null });
  });

  it('leaves the last known shares in force until it knows who lives', async () => {
    await planner().sut.report(refusal());
    let present: string[] | null = null;
    const { sut } = planner(LIMIT, () => present);
    await sut.refresh();
    await sut.report(report({ successes: 1 }));
    expect(await shown()).toMatchObject({ limit: 8, shares: { e1: 3, e2: 3, e3: 2 } });
    present = ['e1'];
    await sut.refresh();
    expect(await shown()).toMatchObject({ limit: 8, shares: { e1: 8 } });
  });

  it('lowers it once for an episode that several executors report to several planners', async () => {
    const planners = [planner(), planner(), planner()];
    await planners[0]?.sut.refresh();
    const episode = report({ rateLimited: { count: 3, youngestAgeMs: 2_000, retryAfterMs: null } });
    await Promise.all(planners.flatMap(({ sut }) => [sut.report(episode), sut.report(episode)]));
    expect(await row()).toMatchObject({ limit: 8 });
    expect(await changes()).toHaveLength(1);
  });

  it('opens a waiting lane when its time is over, by the database, whichever planner refreshes it', async () => {
    await planner().sut.report(refusal(60_000));
    expect(await shown()).toMatchObject({ status: 'waiting' });
    const { sut } = planner();
    await sut.refresh();
    expect(await row()).toMatchObject({ status: 'waiting' });
    await harness.execute(`update lanes set until = now()`);
    await Promise.all([sut.refresh(), planner().sut.refresh()]);
    expect(await row()).toMatchObject({ status: 'open', until: null, limit: 8 });
    expect(await shown()).toMatchObject({ status: 'open', limit: 8, reason: null });
    expect(await changes()).toHaveLength(2);
  });

  it("parks a lane with the provider's reason, and starts again with one request", async () => {
    const { sut } = planner();
    await sut.report(report({ quotaExhausted: { resetMs: 60_000, message: 'monthly quota' } }));
    expect(await shown()).toMatchObject({ status: 'parked', reason: 'monthly quota' });
    await harness.execute(`update lanes set until = now()`);
    await sut.refresh();
    expect(await row()).toMatchObject({ status: 'open', limit: 1 });
    expect(await brokerLimit()).toBe(1);
  });

  it('grows again with answers', async () => {
    const { sut } = planner();
    await sut.report(refusal());
    await harness.execute(
      `update lanes set updated_at = now() - interval '3 seconds', shrunk_at = now() - interval '3 seconds'`,
    );
    await sut.report(report({ successes: 31 }));
    expect(await row()).toMatchObject({ limit: 8, successes: 31 });
    await sut.report(report({ successes: 1 }));
    expect(await row()).toMatchObject({ limit: 9, successes: 0 });
    expect(await brokerLimit()).toBe(9);
  });

  it('pauses and resumes a lane as an operator says', async () => {
    const { sut } = planner();
    await sut.refresh();
    await harness.execute(`update lanes set paused_at = now() where region = $1`, [US]);
    await sut.refresh();
    expect(await shown()).toMatchObject({ status: 'paused', reason: 'paused by an operator' });
    expect(await shown(EU)).toMatchObject({ status: 'open' });
    await harness.execute(`update lanes set paused_at = null where region = $1`, [US]);
    await sut.refresh();
    expect(await shown()).toMatchObject({ status: 'open', reason: null });
  });

  describe("with an operator's ceiling", () => {
    const set = async (ceiling: number | null): Promise<boolean> =>
      setLaneCeiling(
        harness.orm.em.fork(),
        { region: US, model: MODEL, concurrency: LIMIT },
        ceiling,
      );

    it('lowers the limit everywhere and shares it out, and a planner that starts anew keeps it', async () => {
      await planner().sut.refresh();
      expect([await set(3), await set(3)]).toEqual([true, false]);
      await planner().sut.refresh();
      expect(await row()).toMatchObject({ limit: 3, limit_ceiling: 3, configured_limit: LIMIT });
      expect(await brokerLimit()).toBe(3);
      expect(await shown()).toMatchObject({ limit: 3, shares: { e1: 1, e2: 1, e3: 1 } });
      expect(await changes()).toEqual([
        expect.objectContaining({
          from_limit: 16,
          to_limit: 3,
          reason: 'an operator allows 3 at most',
        }),
      ]);
      expect(await harness.owed()).toHaveLength(1);
      await planner().sut.refresh();
      expect(await shown()).toMatchObject({ limit: 3 });
      expect(await shown(EU)).toMatchObject({ limit: LIMIT, shares: null });
    });

    it('is obeyed by a lane that no planner has touched', async () => {
      expect(await set(2)).toBe(true);
      await planner().sut.refresh();
      expect(await shown()).toMatchObject({ limit: 2 });
    });

    it('bounds what answers make of it, and what refusals lowered stays lower', async () => {
      const { sut } = planner();
      await set(4);
      await sut.report(refusal());
      expect(await row()).toMatchObject({ limit: 2, limit_ceiling: 4 });
      for (const limit of [3, 4, 4]) {
        await past();
        await sut.report(report({ successes: 100 }));
        expect(await row()).toMatchObject({ limit, limit_ceiling: 4 });
      }
    });

    it('is grown out of by answers when it is taken away, which nobody has to restart for', async () => {
      const { sut } = planner();
      await set(2);
      await sut.refresh();
      await past();
      // At its ceiling answers change nothing.
      await sut.report(report({ successes: 100 }));
      expect(await row()).toMatchObject({ limit: 2, successes: 0 });
      expect(await set(null)).toBe(true);
      await sut.refresh();
      expect(await row()).toMatchObject({ limit: 2, limit_ceiling: null });
      await sut.report(report({ successes: 8 }));
      expect(await row()).toMatchObject({ limit: 3 });
      expect(await brokerLimit()).toBe(3);
    });

    const past = async (): Promise<unknown> =>
      harness.execute(
        `update lanes set updated_at = now() - interval '3 seconds', shrunk_at = now() - interval '3 seconds'`,
      );
  });

  it('opens a lane that waits for its provider when an operator resumes it', async () => {
    const { sut } = planner();
    await sut.report(refusal(10 * 365 * 86_400_000));
    expect(await shown()).toMatchObject({ status: 'waiting' });
    await sut.refresh();
    expect(await row()).toMatchObject({ status: 'waiting', limit: 1 });
    await resumeLane(harness.orm.em.fork(), { region: US, model: MODEL });
    await sut.refresh();
    expect(await shown()).toMatchObject({ status: 'open', limit: 1 });
    expect((await changes()).at(-1)).toMatchObject({ reason: 'resumed by an operator' });
  });

  it('parks a lane whatever the words of its provider are', async () => {
    const { sut } = planner();
    const message = `no\0 more \uD83C${'x'.repeat(280)}🇺🇸🇺🇸`;
    await sut.report(report({ quotaExhausted: { resetMs: null, message } }));
    expect(await row()).toMatchObject({ status: 'parked', limit: 1 });
    expect(await shown()).toMatchObject({
      status: 'parked',
      reason: expect.stringMatching(/^no\uFFFD more/),
    });
    expect(await changes()).toHaveLength(1);
    expect(await harness.owed()).toHaveLength(1);
  });

  it('follows the catalogue', async () => {
    await planner().sut.refresh();
    await planner(20).sut.refresh();
    expect(await row()).toMatchObject({ limit: 20, configured_limit: 20 });
    expect(await brokerLimit()).toBe(20);
  });

  it('publishes everything again to a broker that lost it, and lowers consumers that were provisioned again', async () => {
    const { sut, states } = planner();
    await sut.report(refusal());
    await harness.bus.manager.streams.purge(streams.lanes);
    await harness.provision();
    await sut.refresh();
    expect(await shown()).toBeNull();
    await states.readLimits();
    await sut.refresh();
    expect(await brokerLimit()).toBe(8);
    states.suspend();
    await sut.refresh();
    expect(await shown()).toBeNull();
    states.forget();
    await sut.refresh();
    expect(await shown()).toMatchObject({ limit: 8 });
  });

  it('corrects what another planner published late', async () => {
    const { sut, states } = planner();
    await sut.report(refusal());
    const open = { limit: 16, status: 'open', reason: null, shares: null } as const;
    const old: LaneStateV1 = { region: US, model: MODEL, ...open };
    await harness.publisher.publish(laneStateSubject(US, MODEL), laneState.encode(old));
    states.observe(old);
    await sut.refresh();
    expect(await shown()).toMatchObject({ limit: 8 });
  });

  it('ignores lanes that the catalogue does not have, and leaves lanes whose stream is missing to the next turn', async () => {
    const { sut } = planner();
    await sut.report({ ...refusal(), model: 'unknown-model' });
    expect(await changes()).toEqual([]);
    await harness.bus.manager.streams.delete(streams.tasks(US));
    await sut.refresh();
    expect(await shown()).toMatchObject({ status: 'open' });
    expect(await brokerLimit(EU)).toBe(LIMIT);
    await harness.provision();
    await sut.refresh();
    expect(await brokerLimit()).toBe(LIMIT);
  });
});
