import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { goSettled } from '../stage/pages.js';
import { sampleJob } from '../stage/sample-jobs.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';

/** What the browser says of requests to a gateway that is down on purpose. */
const GATEWAY_DOWN = [
  /Failed to load resource: (net::ERR_|the server responded with a status of 503)/,
];

/** So long takes a call, in milliseconds, until what is looked for was seen: a job outlasts what a busy machine takes to open a page. */
export const CALL_MS = 6_000;

/** Slows every simulated answer down, so that a job runs for a while. */
export function slow(ms: number): readonly { readonly fault: Readonly<Record<string, unknown>> }[] {
  return [{ fault: { kind: 'latency', ms } }];
}

const fill: Scenario = {
  name: 'live',
  about:
    'A job fills while one watches: marks and counts come by events, nothing polls, and the page is never loaded again.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    const visit = await stage.visit();
    const { page } = visit;
    const id = await stage.submit(sampleJob('live-1', { repeats: 3 }));
    const view = new JobView(page);
    await goSettled(visit, `/jobs/${id}`);
    await see(view.liveState(/^live$/));
    const reads = countReads(page, id);
    await markPage(page);
    await come('the page counts what is recorded, before all is', async () => {
      const recorded = await view.recorded();
      return recorded > 0 && recorded < 162;
    });
    await see(view.cells(/pending/));
    await see(view.cells(/answered/));
    await stage.simulator.faults([]);
    await see(view.status('completed'));
    await see(view.liveState(/^ended$/));
    await seeCount(view.cells(/pending/), 0);
    checkEqual(await view.recorded(), 162, 'at the end the page counts');
    check(await isMarked(page), 'the page was loaded again');
    checkEqual(reads(/\/events$/), 0, 'streams that were opened again');
    const whole = reads(new RegExp(`/jobs/${id}$`));
    check(whole <= 6, `the job was read ${whole} times while it ran: that is polling`);
  },
};

const cancelAndRetry: Scenario = {
  name: 'cancel-retry',
  about:
    'A running job is cancelled with a reason and its cells asked again, which the matrix marks, until all are answered.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    // Cells that are being given up at this moment cannot be asked again: the dialog waits for it.
    const visit = await stage.visit({ allows: [/status of 409/] });
    const id = await stage.submit(sampleJob('cancel-1', { repeats: 2 }));
    const view = new JobView(visit.page);
    await goSettled(visit, `/jobs/${id}`);
    await see(view.status('running'));
    await view.control('Cancel').click();
    await view.dialog.getByLabel('Why (for the audit log)').fill('Wrong questions.');
    await view.dialog.getByRole('button', { name: 'Cancel job' }).click();
    await see(visit.page.getByText(/^The job is cancelled; \d+ cells had no execution/));
    await see(view.status('cancelled'));
    checkEqual((await stage.api.job(id)).status, 'cancelled', 'the API says');
    await view.control('Retry failed').click();
    await view.dialog.getByRole('button', { name: 'Retry', exact: true }).click();
    await see(visit.page.getByText(/^\d+ cells are asked again/));
    await see(view.cells(/asked again/));
    await stage.simulator.faults([]);
    await see(view.status('completed'));
    await seeCount(view.cells(/asked again/), 0);
    const { status, counters } = await stage.api.job(id);
    checkEqual([status, counters.recorded], ['completed', 108], 'the API says');
    await seeCount(view.cells(/cancelled/), 0);
  },
};

const pauseAndResume: Scenario = {
  name: 'pause-resume',
  about: 'A job is paused, stands still, is resumed and ends.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    const visit = await stage.visit();
    const id = await stage.submit(sampleJob('pause-1', { repeats: 2 }));
    const view = new JobView(visit.page);
    await goSettled(visit, `/jobs/${id}`);
    await see(view.status('running'));
    await view.control('Pause').click();
    await view.dialog.getByRole('button', { name: 'Pause job' }).click();
    await see(visit.page.getByText(/^The job is paused\./));
    await see(view.status('paused'));
    const { counters } = await stage.api.job(id);
    check(counters.recorded < 108, 'the job had ended before it was paused');
    await stage.simulator.faults([]);
    await view.control('Resume').click();
    await view.dialog.getByRole('button', { name: 'Resume job' }).click();
    await see(view.status('completed'));
    checkEqual((await stage.api.job(id)).counters.recorded, 108, 'recorded');
  },
};

const reload: Scenario = {
  name: 'reload',
  about: 'A reload in the middle of a job shows the same filter, goes on live, and misses nothing.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    const visit = await stage.visit();
    const { page } = visit;
    const id = await stage.submit(sampleJob('reload-1', { repeats: 3 }));
    const view = new JobView(page);
    await goSettled(visit, `/jobs/${id}?q=taiwan`);
    await seeCount(view.questions, 1);
    await come('something is recorded', async () => (await view.recorded()) > 0);
    await page.reload();
    await see(view.liveState(/^live$/));
    await seeCount(view.questions, 1);
    await stage.simulator.faults([]);
    await see(view.status('completed'));
    await seeCount(view.cells(/pending/), 0);
    checkEqual(await view.recorded(), 162, 'at the end the page counts');
  },
};

const gatewayDies: Scenario = {
  name: 'gateway-restart',
  about:
    'While the gateway is down the page says that it is not live; when it is back the page catches up by itself.',
  run: async (stage) => {
    await stage.simulator.faults(slow(CALL_MS));
    const visit = await stage.visit({ allows: GATEWAY_DOWN });
    const { page } = visit;
    const id = await stage.submit(sampleJob('restart-1', { repeats: 3 }));
    const view = new JobView(page);
    await goSettled(visit, `/jobs/${id}`);
    await see(view.liveState(/^live$/));
    await markPage(page);
    const gateway = stage.stack.process('gateway');
    await gateway.kill();
    try {
      await see(view.liveState(/^reconnecting, shows the state of|^not live/));
    } finally {
      await gateway.restart();
    }
    await see(view.liveState(/^(live|ended)$/));
    await stage.simulator.faults([]);
    await see(view.status('completed'));
    await come('the page counts everything', async () => (await view.recorded()) === 162);
    await seeCount(view.cells(/pending/), 0);
    check(await isMarked(page), 'the page was loaded again');
  },
};

/** Counts the requests of a page from now on, by the end of their path. */
function countReads(page: Page, id: string): (path: RegExp) => number {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes(id)) paths.push(pathname);
  });
  return (path) => paths.filter((each) => path.test(each)).length;
}

/** Leaves a mark that a reload would take away. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-marked', 'yes'));
}

export async function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => document.body.getAttribute('data-marked') === 'yes');
}

export const liveScenarios: readonly Scenario[] = [
  fill,
  cancelAndRetry,
  pauseAndResume,
  reload,
  gatewayDies,
];
