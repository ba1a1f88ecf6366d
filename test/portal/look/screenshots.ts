import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sampleJob } from '../stage/sample-jobs.js';
import { goSettled, portalPages } from '../stage/pages.js';
import type { Stage } from '../stage/stage.js';

const SHAPES = [
  { name: 'light', theme: 'light', width: 1_440, height: 900 },
  { name: 'dark', theme: 'dark', width: 1_440, height: 900 },
  { name: 'phone', theme: 'light', width: 390, height: 800 },
  { name: 'phone-dark', theme: 'dark', width: 390, height: 800 },
] as const;

/** Takes a picture of every page in both themes and at phone width, as `<page>-<shape>.png` in a folder. */
export async function takeScreenshots(
  stage: Stage,
  folder: string,
  tell: (text: string) => void,
): Promise<void> {
  const into = resolve(folder);
  await mkdir(into, { recursive: true });
  const { id, later } = await shownJobs(stage);
  for (const { name: shape, ...options } of SHAPES) {
    const visit = await stage.visit(options);
    for (const { name, path } of portalPages(id)) {
      await goSettled(visit, name === 'compare' ? `${path}?with=${later}` : path);
      const file = join(into, `${name}-${shape}.png`);
      await visit.page.screenshot({ path: file });
      tell(file);
    }
    for (const problem of await stage.endVisits()) tell(`  ${problem}`);
  }
}

/** A job with the whole bank, one after it with fewer questions, and a review of the first. */
async function shownJobs(stage: Stage): Promise<{ readonly id: string; readonly later: string }> {
  const { body } = await stage.api.get('/api/v1/questions');
  const categories = body['categories'] as Record<string, readonly { question_id: string }[]>;
  const bank = Object.values(categories).flat();
  const questions = bank.map(({ question_id: question }) => question);
  const named = (name: string) => ({ benchmark: { name }, repeats: 2, questions });
  const id = await stage.finished(sampleJob('sample', named('The whole bank')));
  const later = await stage.finished(
    sampleJob('later', { ...named('The same, later'), questions: questions.slice(0, 60) }),
  );
  await stage.api.post(`/api/v1/jobs/${id}/review`, { size: 20 });
  return { id, later };
}
