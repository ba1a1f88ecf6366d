import type { Page } from 'playwright-core';
import { until } from '@beacon/testing';
import type { Visit } from '../browser/visit.js';
import { DIFFERING } from './sample-jobs.js';

/** A page of the portal. */
export interface PortalPage {
  readonly name: string;
  readonly path: string;
}

/** Every page of the portal, of a job where it is a job's. */
export function portalPages(job: string): readonly PortalPage[] {
  return [
    { name: 'jobs', path: '/jobs' },
    { name: 'new-job', path: '/jobs/new' },
    { name: 'matrix', path: `/jobs/${job}` },
    { name: 'cell', path: cellPath(job) },
    { name: 'answers', path: `/jobs/${job}/answers` },
    { name: 'verdict', path: `/jobs/${job}/verdict` },
    { name: 'review', path: `/jobs/${job}/review` },
    { name: 'compare', path: `/jobs/${job}/compare` },
    { name: 'series', path: '/series' },
    { name: 'questions', path: '/questions' },
    { name: 'calibration', path: '/calibration' },
    { name: 'system', path: '/system' },
    { name: 'gallery', path: '/gallery' },
  ];
}

/** The address of a cell. */
export function cellPath(
  job: string,
  { model, question }: { readonly model: string; readonly question: string } = DIFFERING,
): string {
  return `/jobs/${job}/cell?${new URLSearchParams({ model, question }).toString()}`;
}

/** Goes to a page and waits until nothing of it is being read any more. */
export async function goSettled(visit: Visit, path: string): Promise<void> {
  await visit.go(path);
  await untilSettled(visit.page);
}

/** Waits until nothing of a page is being read any more. The gallery shows what that looks like, and is let be. */
export async function untilSettled(page: Page): Promise<void> {
  if (new URL(page.url()).pathname === '/gallery') return;
  const reading = page.getByText(/^Reading .* …$/);
  await until(async () => (await reading.count()) === 0, 'the page has read everything');
}
