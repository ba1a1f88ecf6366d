import type { Bus } from '@beacon/bus';

/** Longer than a broker on an overloaded machine takes to store a message or to make a stream, in milliseconds. */
const LEAST_TIMEOUT_MS = 20_000;

/**
 * Gives every request of a spec's own connection 20 s at least. Services repeat what the broker did not answer in time; a spec would
 * fail, though all that it shows is a busy machine. A request whose connection breaks fails at once all the same. Not for connections
 * that parts under test work with: they would wait as long where they are to repeat.
 */
export async function allowSlowBroker(bus: Bus): Promise<void> {
  // Loaded on use, as the broker's client is.
  const { askPromptly } = await import('@beacon/bus');
  askPromptly(bus);
  const { connection } = bus;
  const request = connection.request.bind(connection);
  connection.request = (subject, payload, options) =>
    request(subject, payload, {
      ...options,
      timeout: Math.max(options?.timeout ?? 0, LEAST_TIMEOUT_MS),
    });
}
