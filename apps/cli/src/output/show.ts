import { terminalJson } from '@beacon/domain';
import { GatewayError } from '../gateway/gateway-client.js';
import { printable } from '../terminal/printable.js';
import { Stdout } from './stdout.js';

/** Whether a command was asked for JSON. */
export interface Shown {
  readonly json?: unknown;
}

/** Prints an answer: for people by `text`, which gets it with every text cleaned, or as one line of JSON. */
export async function show<T>(
  answer: T,
  { json }: Shown,
  text: (answer: T) => string,
): Promise<void> {
  if (json === true) return showJson(answer);
  return showText(readable(() => text(printable(answer))));
}

/**
 * What is made of a gateway's answer.
 * @throws GatewayError when the answer has not the form that this version knows.
 */
export function readable<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new GatewayError(
      `The gateway answers in a form that this version does not know (${cause.message}): is it another version? --json shows what it says.`,
      { cause },
    );
  }
}

/** One for the process: each listens to the stream's errors. */
const stdout = new Stdout();

/** One line of JSON. */
export async function showJson(answer: unknown): Promise<void> {
  await stdout.write(`${terminalJson(JSON.stringify(answer))}\n`);
}

/** Text of which every part is clean, ended by one line break. */
export async function showText(text: string): Promise<void> {
  await stdout.write(`${text.trimEnd()}\n`);
}
