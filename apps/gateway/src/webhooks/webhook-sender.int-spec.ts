import { insertDelivery, readDeliveries } from '@beacon/persistence';
import { TestStack } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WebhookReceiver } from './webhook-receiver-spec.js';
import { WebhookSender } from './webhook-sender.js';

let stack: TestStack;
let receiver: WebhookReceiver;
beforeAll(async () => {
  stack = await TestStack.start();
  receiver = await WebhookReceiver.start();
});
afterAll(async () => {
  await Promise.all(senders.map(async (one) => one.onApplicationShutdown()));
  await receiver.stop();
  await stack.stop();
});
beforeEach(async () => {
  await stack.rows('truncate webhook_deliveries');
  receiver.answerWith();
});

const SECRET = 'a secret of more than 24 bytes';
const senders: WebhookSender[] = [];
const sender = (allowPrivate = true): WebhookSender => {
  const made = new WebhookSender(stack.orm, { allowPrivate, variable: () => SECRET });
  senders.push(made);
  return made;
};
const owe = async (url: string, messageId = 'm1'): Promise<void> =>
  insertDelivery(stack.orm.em.fork(), {
    seriesId: 's',
    messageId,
    type: 'series.ended',
    url,
    secretEnv: 'BEACON_WEBHOOK_SECRET',
    body: '{}',
  });
const delivery = async () => {
  const [row] = await readDeliveries(stack.orm.em.fork(), 's', { before: undefined, limit: 10 });
  return row;
};
const makeDue = async () =>
  stack.rows('update webhook_deliveries set next_attempt_at = clock_timestamp()');

describe('the sender of webhooks', () => {
  it('follows no redirect', async () => {
    receiver.redirectTo(`${receiver.url}/elsewhere`);
    receiver.answerWith(307, 302);
    await owe(`${receiver.url}/hook`);
    await sender().send();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await delivery()).toMatchObject({ lastStatus: 307, lastError: 'answered with 307' });
  });

  it('sends nothing to loopback where that is not allowed, whatever name leads there', async () => {
    await owe(receiver.url, 'm1');
    await owe(`https://localhost:${new URL(receiver.url).port}/`, 'm2');
    await sender(false).send();
    expect(receiver.received).toEqual([]);
    expect((await delivery())?.lastError).toContain('private');
  });

  it('tries again later and later, and gives up after ten tries', async () => {
    receiver.answerWith(...Array.from({ length: 20 }, () => 500));
    await owe(receiver.url);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await makeDue();
      await sender().send();
      const { nextAttemptAt } = (await delivery()) ?? {};
      // In minutes: the clock went on since the attempt.
      const leftMs = nextAttemptAt == null ? null : Date.parse(nextAttemptAt) - Date.now();
      waits.push(leftMs === null ? -1 : Math.round(leftMs / 60_000));
    }
    expect(waits.slice(0, 9)).toEqual(waits.slice(0, 9).toSorted((one, other) => one - other));
    expect(waits[9]).toBe(-1);
    expect(await delivery()).toMatchObject({ attempts: 10, deliveredAt: null });
    expect((await delivery())?.deadAt).not.toBeNull();
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set(['m1']),
    );
  });

  it('sends each message once, however many senders there are', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `m${index}`);
    for (const id of ids) await owe(receiver.url, id);
    await Promise.all([sender(), sender(), sender(), sender()].map(async (one) => one.send()));
    while ((await sender().send()) > 0);
    expect(receiver.received).toHaveLength(20);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set(ids),
    );
  });

  it('keeps what could not be sent, with the reason, where nobody listens', async () => {
    await owe('http://127.0.0.1:9/');
    await sender().send();
    expect((await delivery())?.lastError).toContain('ECONNREFUSED');
  });
});
