import type { Page } from 'playwright-core';
import type { Visit } from '../browser/visit.js';
import type { Scenario } from '../scenario.js';
import { graveProblems } from '../stage/axe.js';
import { goSettled } from '../stage/pages.js';
import { SignedStack } from '../stage/signed-stack.js';
import type { Stage } from '../stage/stage.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';

/** What browsers say of requests that are refused: here that is what happens. */
const REFUSED = [/status of (400|401|403|404)/];
const PHONE_WIDTH = 390;
const TITLE = 'Written before the session ended';

const signIn: Scenario = {
  name: 'sign-in',
  about:
    'Whoever is not let in sees how to sign in, and comes to the page that he wanted; a session that ends while a page is open takes nothing of it; one signs out.',
  run: async (stage) => {
    const signed = await SignedStack.start();
    try {
      await signed.makeProject('alpha');
      await signed.makeProject('beta');
      await signsIn(stage, signed);
      await losesNothing(stage, signed);
      await saysWhatIsMissing(stage, signed);
      await choosesProject(stage, signed);
      for (const theme of ['light', 'dark'] as const) await checkAccess(stage, signed, theme);
      await stage.leavePages();
    } finally {
      await signed.stop();
    }
  },
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Signs in from a page, and is on it. */
async function enter(visit: Visit, path: string): Promise<void> {
  await visit.go(path);
  await visit.page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await come('the page that was wanted is shown', () => visit.address === path);
}

async function signsIn(stage: Stage, signed: SignedStack): Promise<void> {
  signed.person('Ada', ['author'], ['alpha']);
  const visit = await stage.visit({ at: signed.url, allows: REFUSED });
  const { page } = visit;
  await visit.go('/series');
  await see(heading(page, 'Sign in'));
  await seeCount(page.getByText('No series yet'), 0);
  await enter(visit, '/series');
  await see(page.getByText('No series yet'));
  await page.getByRole('button', { name: /^Ada/ }).click();
  await see(page.getByText('read, submit'));
  await button(page, 'Sign out').click();
  await come('the portal is left', () => visit.address === '/sign-in');
  await see(heading(page, 'Sign in'));
  checkEqual(signed.issuer.signOuts.length, 1, 'sign-outs at the issuer');
  await visit.go('/jobs');
  await see(heading(page, 'Sign in'));
}

async function losesNothing(stage: Stage, signed: SignedStack): Promise<void> {
  signed.person('Bo', ['author'], ['alpha']);
  const visit = await stage.visit({
    at: signed.url,
    allows: [...REFUSED, /\/sign-in/, /about:blank/],
  });
  const { page, context } = visit;
  await enter(visit, '/jobs/new');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill(TITLE);
  await signed.endSessions();
  await button(page, 'Submit job').click();
  await see(page.getByText('You are signed out'));
  checkEqual(await name.inputValue(), TITLE, 'the name is');
  const [other] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in again, in a new tab' }).click(),
  ]);
  await see(other.getByText('You are signed in as'));
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));
  await seeCount(page.getByText('You are signed out'), 0);
  checkEqual(await name.inputValue(), TITLE, 'the name is still');
}

async function saysWhatIsMissing(stage: Stage, signed: SignedStack): Promise<void> {
  signed.person('Cy', ['reader'], ['alpha']);
  const visit = await stage.visit({ at: signed.url, allows: REFUSED });
  await enter(visit, '/system?view=dead-letters');
  await see(visit.page.getByText('Your roles do not include this'));
  signed.person('Dee', ['nobody-knows'], ['alpha']);
  const other = await stage.visit({ at: signed.url, allows: REFUSED });
  await other.go('/jobs');
  await other.page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await see(other.page.getByText('You have no role here'));
}

async function choosesProject(stage: Stage, signed: SignedStack): Promise<void> {
  signed.person('Eve', ['author'], ['alpha', 'beta']);
  const visit = await stage.visit({ at: signed.url, allows: REFUSED });
  const { page } = visit;
  await enter(visit, '/jobs');
  const asked = page.waitForRequest(
    (request) =>
      request.url().includes('/api/v1/jobs') && request.headers()['beacon-project'] === 'beta',
  );
  await page.getByLabel('Project').selectOption('beta');
  await asked;
  await page.reload();
  await see(heading(page, 'Jobs'));
  checkEqual(await page.getByLabel('Project').inputValue(), 'beta', 'the project is');
}

/** No grave problem in the sign-in or with an account in the head, nor is either wider than a phone. */
async function checkAccess(
  stage: Stage,
  signed: SignedStack,
  theme: 'light' | 'dark',
): Promise<void> {
  const visit = await stage.visit({
    at: signed.url,
    theme,
    width: PHONE_WIDTH,
    bypassesPolicy: true,
    allows: REFUSED,
  });
  const looks = async (what: string): Promise<void> => {
    const problems = await graveProblems(visit.page);
    check(problems.length === 0, `${what}, ${theme}: ${problems.join('\n')}`);
    const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
    check(width <= PHONE_WIDTH, `${what} is ${width} wide on a phone`);
  };
  await visit.go('/sign-in?problem=no_role');
  await visit.page.getByText('With an API key instead').click();
  await looks('the sign-in');
  signed.person('Eve', ['author'], ['alpha', 'beta']);
  await enter(visit, '/jobs');
  await goSettled(visit, '/jobs');
  await visit.page.getByRole('button', { name: /^Eve/ }).click();
  await looks('the account');
}

export const signInScenarios: readonly Scenario[] = [signIn];
