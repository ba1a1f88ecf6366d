import { clientOptions } from '@beacon/bus';
import { brokerLogin } from '@beacon/testing';
import { connect } from '@nats-io/transport-node';
import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { goSettled } from '../stage/pages.js';
import { ATTACKS } from '../stage/sample-jobs.js';
import { ADMIN_TOKEN } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { check, come, see, seeCount } from './expect.js';
import { FOREIGN } from './hostile.js';

/** A command to the planner that nobody can read. */
const SUBJECT = 'beacon.jobs.submit.unreadable';
const BODY = `{"jobId": ${ATTACKS['image']}`;

const replay: Scenario = {
  name: 'dead-letters',
  about:
    'An admin reads a dead letter, whose attack is a text, and puts it back: it is delivered once more; what comes back is deleted, and the audit log has both.',
  run: async (stage) => {
    await publish(stage);
    const visit = await stage.visit({ allows: [/status of 40[13]/] });
    const { page } = visit;
    await goSettled(visit, '/system?view=dead-letters');
    await give(page, 'a-wrong-token-for-the-gateway');
    await see(page.getByText('The gateway does not accept this token'));
    await page.getByRole('button', { name: 'Give another token' }).click();
    await give(page, ADMIN_TOKEN);
    const letters = page.getByRole('link', { name: /^Dead letter \d+$/ });
    await come('the dead letter is listed', async () => {
      if (await page.getByText('No dead letter', { exact: true }).isVisible())
        await readAgain(page);
      return (await letters.count()) === 1;
    });
    const first = (await letters.innerText()).trim();
    await letters.click();
    await see(page.getByText(SUBJECT).first());
    const body = page.getByLabel('Original body as text');
    check((await body.innerText()) === BODY, `the body is shown as ${await body.innerText()}`);
    check((await page.locator(FOREIGN).count()) === 0, 'the body made an element of its own');
    await page.getByRole('button', { name: 'Replay' }).click();
    await sign(page, 'Replay', 'The planner reads it now.');
    await see(page.getByText('Put back on its original subject.'));
    await page.getByRole('link', { name: 'All dead letters' }).click();
    // The planner cannot read it now either: that it was delivered once more is a dead letter with a later number.
    await come('it was delivered once more', async () => {
      const numbers = await letters.allInnerTexts();
      if (numbers.length === 1 && Number(numbers[0]) > Number(first)) return true;
      await readAgain(page);
      return false;
    });
    await letters.click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await sign(page, 'Delete', null);
    await see(page.getByText('Deleted.'));
    await page.getByRole('link', { name: 'All dead letters' }).click();
    await see(page.getByText('No dead letter', { exact: true }));
    await seeCount(letters, 0);
    await openPart(page, 'Audit log');
    await see(page.getByRole('row').filter({ hasText: 'The planner reads it now.' }));
    await see(page.getByRole('row').filter({ hasText: 'A. Reader' }));
  },
};

async function publish(stage: Stage): Promise<void> {
  const login = brokerLogin(stage.stack.brokerEnvironment('operator'));
  const connection = await connect({
    ...clientOptions(login, () => undefined),
    noAsyncTraces: true,
  });
  try {
    await connection.request(SUBJECT, BODY, { timeout: 10_000 });
  } finally {
    await connection.close();
  }
}

async function give(page: Page, token: string): Promise<void> {
  await page.getByLabel("Admin's token").fill(token);
  await page.getByRole('button', { name: 'Use it' }).click();
}

/** Goes to another part and back: a reload would forget the token. */
async function readAgain(page: Page): Promise<void> {
  await openPart(page, 'Lanes');
  await openPart(page, 'Dead letters');
}

async function openPart(page: Page, name: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the system' });
  await parts.getByRole('link', { name }).click();
}

async function sign(page: Page, action: string, reason: string | null): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (reason !== null) await dialog.getByLabel('Why').fill(reason);
  await dialog.getByLabel('Your name').fill('A. Reader');
  await dialog.getByRole('button', { name: action }).click();
}

export const deadLetterScenarios: readonly Scenario[] = [replay];
