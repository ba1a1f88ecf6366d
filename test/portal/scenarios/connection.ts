import { JobView } from '../stage/job-view.js';
import { goSettled } from '../stage/pages.js';
import { sampleJob } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { Wire } from '../stage/wire.js';
import type { Scenario } from '../scenario.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';
import { CALL_MS, isMarked, markPage, slow } from './live.js';

/** What the browser says of requests that nobody takes. */
const NO_CONNECTION = [/Failed to load resource: net::ERR_/];
const ALL = 162;

const wireIsCut: Scenario = {
  name: 'connection',
  about:
    'While the connection is cut and the gateway lives, a job’s page and the list say that they are not live and keep what they showed; mended, they show what they missed without a reload.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    const wire = await Wire.to(stage.stack.gatewayUrl);
    try {
      await throughWire(stage, wire);
    } finally {
      await wire.cut();
    }
  },
};

async function throughWire(stage: Stage, wire: Wire): Promise<void> {
  const through = { at: wire.url, allows: NO_CONNECTION };
  const [visit, list] = [await stage.visit(through), await stage.visit(through)];
  const id = await stage.submit(sampleJob('wire-1', { repeats: 3 }));
  const view = new JobView(visit.page);
  const listState = list.page.getByRole('main').getByRole('status');
  const row = list.page.getByRole('row').filter({ hasText: id });
  await goSettled(list, '/jobs?q=wire-1');
  await goSettled(visit, `/jobs/${id}`);
  await see(view.liveState(/^live$/));
  await see(listState.filter({ hasText: /^live$/ }));
  await Promise.all([markPage(visit.page), markPage(list.page)]);
  await come('something is recorded', async () => (await view.recorded()) > 0);
  await wire.cut();
  await see(view.liveState(/^reconnecting, shows the state of \d|^not live/));
  await see(listState.filter({ hasText: /^reconnecting, shows the state of \d|^not live/ }));
  const shown = await view.recorded();
  check(shown < ALL, 'the job had ended before the connection was cut');
  await stage.simulator.faults([]);
  await stage.untilEnded(id);
  checkEqual(await view.recorded(), shown, 'without a connection the page counts');
  await see(view.status('running'));
  await see(row.getByText('running'));
  await see(view.liveState(/^reconnecting, shows the state of \d|^not live/));
  await wire.mend();
  await see(view.liveState(/^ended$/));
  await see(view.status('completed'));
  await come('the page counts everything', async () => (await view.recorded()) === ALL);
  await seeCount(view.cells(/pending/), 0);
  await see(listState.filter({ hasText: /^live$/ }));
  await see(row.getByText('completed'));
  for (const { page } of [visit, list]) check(await isMarked(page), 'a page was loaded again');
}

const offline: Scenario = {
  name: 'offline',
  about:
    'A reader’s computer goes offline: the page says so at once, and is live again when it is online.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    const visit = await stage.visit({ allows: NO_CONNECTION });
    const id = await stage.submit(sampleJob('offline-1', { repeats: 3 }));
    const view = new JobView(visit.page);
    await goSettled(visit, `/jobs/${id}`);
    await see(view.liveState(/^live$/));
    await markPage(visit.page);
    await visit.context.setOffline(true);
    await see(view.liveState(/^reconnecting, shows the state of \d|^not live/));
    await stage.simulator.faults([]);
    await visit.context.setOffline(false);
    await see(view.liveState(/^(live|ended)$/));
    await see(view.status('completed'));
    await come('the page counts everything', async () => (await view.recorded()) === ALL);
    await seeCount(view.cells(/pending/), 0);
    check(await isMarked(visit.page), 'the page was loaded again');
  },
};

export const connectionScenarios: readonly Scenario[] = [wireIsCut, offline];
