import type { Page } from 'playwright-core';
import { JobView } from '../stage/job-view.js';

/** Opens a job's matrix and waits until cells are drawn. */
export async function openMatrix(page: Page, job: string): Promise<void> {
  await page.goto(`/jobs/${job}`);
  await cellsAreRead(page);
}

/** Waits until cells that were read are drawn. */
export async function cellsAreRead(page: Page): Promise<void> {
  await new JobView(page)
    .cells(/answered|refused/)
    .first()
    .waitFor();
}
