import { until } from '@beacon/testing';
import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { cellPath, goSettled } from '../stage/pages.js';
import { REGIONS, sampleJob } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { checkEqual, see, seeCount } from './expect.js';

const erased: Scenario = {
  name: 'erased',
  about:
    'A job whose answers were erased says so and when on each of its pages; outcomes stay, and a cell shows that its answer is gone.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('erased-1'));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}`);
    const view = new JobView(visit.page);
    await seeCount(view.head.getByText(/^answers erased at/), 0);
    await erase(stage, id);
    for (const page of ['', '/answers', '/verdict']) {
      await goSettled(visit, `/jobs/${id}${page}`);
      await see(view.head.getByText(/^answers erased at/));
    }
    await see(visit.page.getByText(/^the answers were erased at/i));
    await goSettled(visit, cellPath(id));
    await see(view.head.getByText(/^answers erased at/));
    for (const name of REGIONS) {
      await see(
        visit.page.getByRole('region', { name }).getByText('Its outcome and its hash stay'),
      );
    }
    const asia = visit.page.getByRole('region', { name: 'asia-pacific' });
    await see(asia.locator('header').getByText('refused'));
  },
};

async function erase(stage: Stage, id: string): Promise<void> {
  const answer = await stage.api.request(`/api/v1/jobs/${id}/answers`, { method: 'DELETE' });
  checkEqual(answer.status, 202, 'the erasure is answered with');
  const isErased = async (): Promise<boolean> => {
    const { erasure } = (await stage.api.get(`/api/v1/jobs/${id}`)).body;
    return (erasure as { erased_at: string | null }).erased_at !== null;
  };
  await until(isErased, 'the answers are erased', 60_000);
}

export const erasedScenarios: readonly Scenario[] = [erased];
