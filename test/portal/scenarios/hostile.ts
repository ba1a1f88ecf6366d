import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { ATTACKS, hostileJob } from '../stage/sample-jobs.js';
import { cellPath, goSettled, portalPages } from '../stage/pages.js';
import { check, checkEqual, see } from './expect.js';

/** Elements that only an attack can have made, and links that would run a script. */
export const FOREIGN =
  '.attack, iframe, object, embed, [onerror], [onload], a[href^="javascript:" i]';

const hostileTexts: Scenario = {
  name: 'hostile',
  about:
    'Attacks in questions, names, categories and answers are shown as the texts they are: nothing runs, no element of theirs is made, no policy is broken.',
  run: async (stage) => {
    const id = await stage.finished(hostileJob('hostile-1'));
    const visit = await stage.visit();
    const own = await stylesAndScripts(visit.page, () => goSettled(visit, '/jobs'));
    for (const { path } of portalPages(id).filter(({ name }) => name !== 'cell')) {
      await goSettled(visit, path);
      await checkHarmless(visit.page, own, path);
    }
    for (const question of Object.keys(ATTACKS)) {
      const path = cellPath(id, { model: 'llama3.2-1b', question });
      await goSettled(visit, path);
      await see(visit.page.getByRole('region', { name: 'us-east' }).locator('bdi'));
      await openFolds(visit.page);
      await checkHarmless(visit.page, own, path);
    }
    await goSettled(visit, cellPath(id, { model: 'llama3.2-1b', question: 'image' }));
    await see(visit.page.getByText(ATTACKS['image'] ?? '').first());
    await goSettled(visit, cellPath(id, { model: 'llama3.2-1b', question: 'hidden' }));
    for (const codePoint of ['U+202E', 'U+0007', 'U+200B', 'U+2066'])
      await see(visit.page.getByText(codePoint).first());
  },
};

const hostileAddresses: Scenario = {
  name: 'hostile-addresses',
  about: 'Attacks in addresses, as in a link that somebody sends, are texts as well.',
  run: async (stage) => {
    const visit = await stage.visit({ allows: [/status of 40[04]/] });
    const attack = encodeURIComponent('"><img src=x onerror=alert(9) class=attack>');
    const own = await stylesAndScripts(visit.page, () => goSettled(visit, '/jobs'));
    for (const path of [
      `/jobs?q=${attack}&status=${attack}`,
      `/questions?q=${attack}&category=${attack}`,
      `/jobs/${attack}`,
      `/jobs/${attack}/cell?model=${attack}&question=${attack}&base=${attack}`,
    ]) {
      await visit.page.goto(path);
      await see(visit.page.getByRole('main'));
      await checkHarmless(visit.page, own, path);
    }
  },
};

/** What the page itself is made of: whatever is more is not its own. */
async function stylesAndScripts(page: Page, go: () => Promise<void>): Promise<number> {
  await go();
  return page.locator('style, script:not([src])').count();
}

async function checkHarmless(page: Page, own: number, path: string): Promise<void> {
  const foreign = await page.locator(FOREIGN).count();
  check(foreign === 0, `${path}: ${foreign} elements are an attack's`);
  checkEqual(await page.locator('style, script:not([src])').count(), own, `${path}: inline parts`);
  check(await page.locator('body').isVisible(), `${path}: the page was hidden`);
}

/** Opens everything that is folded, as a reader does; what opens may bring folds of its own. */
export async function openFolds(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

export const hostileScenarios: readonly Scenario[] = [hostileTexts, hostileAddresses];
