import type { Bus } from '@beacon/bus';
import { NoRespondersError, PermissionViolationError, RequestError } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
import type { BrokerLab } from './broker-lab.js';
import type { Identity, Operation } from './operations.js';

const ANSWER_MS = 2_000;

/** Whether an operation had its effect when an identity tried it. */
export async function hadEffect(
  lab: BrokerLab,
  identity: Identity,
  operation: Operation,
): Promise<boolean> {
  const bus = await lab.bus(identity);
  const other = await lab.bus(operation.heardBy ?? 'operator');
  switch (operation.kind) {
    case 'publish':
      return isHeard(other, bus, operation.subject);
    case 'listen':
      return isHeard(bus, other, operation.subject);
    case 'ask':
      return isAnswered(bus, operation);
  }
}

/** Whether a listener hears what a publisher publishes. Both flushes make sure that it has come if it ever comes. */
async function isHeard(listener: Bus, publisher: Bus, subject: string): Promise<boolean> {
  let heard = false;
  const interest = listener.connection.subscribe(subject, {
    callback: (error) => {
      if (error === null) heard = true;
    },
  });
  await listener.connection.flush();
  publisher.connection.publish(subject, 'tried');
  await publisher.connection.flush();
  await listener.connection.flush();
  interest.unsubscribe();
  return heard;
}

/** By its own name of the API and by the server's: whatever answers counts, an error of JetStream about the request as well. */
async function isAnswered(bus: Bus, { subject, body = '' }: Operation): Promise<boolean> {
  const renamed = subject.replace('$JS.API', bus.apiPrefix);
  for (const name of new Set([subject, renamed])) {
    const answer = await answerOf(bus, name, body);
    if (answer !== null && !isElsewhere(answer)) return true;
  }
  return false;
}

/**
 * Null when the request is refused, or nobody is there to answer. On a subscription of its own: what a consumer delivers comes under its
 * own subject, and not under that of the request.
 */
async function answerOf(bus: Bus, subject: string, body: string): Promise<Msg | null> {
  const options = { strategy: 'count', maxMessages: 1, maxWait: ANSWER_MS, noMux: true } as const;
  try {
    const replies = await bus.connection.requestMany(subject, body, options);
    for await (const message of replies) return message;
  } catch (error) {
    const cause = error instanceof RequestError ? error.cause : error;
    if (cause instanceof PermissionViolationError || cause instanceof NoRespondersError)
      return null;
    throw error;
  }
  throw new Error(`${subject} is neither answered nor refused`);
}

/** This account has no JetStream, or nothing of that name in it. */
function isElsewhere(message: Msg): boolean {
  return /not enabled for account|stream not found/.test(message.string());
}
