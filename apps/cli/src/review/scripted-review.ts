import { terminalJson } from '@beacon/domain';
import { createInterface } from 'node:readline';
import type { Output } from '../output/output.js';
import { RefusalError } from '../refusal.error.js';
import { OUTCOME_KEYS } from './review-client.js';
import type { OutcomeKey } from './review-client.js';
import type { Session } from './session.js';

const ALLOWED = 'a, p, e or r (or the word), each with a note behind it if you like; s, b or q';

/**
 * Labels answers by lines, for scripts: writes each item as one line of JSON, and reads one line of what it is. Ends with the input, or when nothing
 * is left.
 * @throws RefusalError for a line that says nothing; what was said before stays said.
 */
export async function reviewByLines(
  session: Session,
  input: NodeJS.ReadableStream,
  output: Output,
): Promise<void> {
  const show = async (): Promise<void> => {
    if (session.shown !== null)
      await output.write(`${terminalJson(JSON.stringify(session.shown.item))}\n`);
  };
  await show();
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (session.shown === null) return;
    if (line.trim() === '') continue;
    if (!(await take(session, line, number))) return;
    await show();
  }
}

/** False when the script has enough. */
async function take(session: Session, line: string, number: number): Promise<boolean> {
  const [word = '', ...rest] = line.trim().split(/\s+/u);
  const key = keyOf(word);
  if (key !== undefined) {
    session.note(rest.join(' '));
    await session.label(key);
    return true;
  }
  if (rest.length > 0 || !['s', 'b', 'q'].includes(word)) {
    throw new RefusalError(`line ${number} is ${JSON.stringify(line)}, must be ${ALLOWED}`);
  }
  if (word === 's') await session.skip();
  if (word === 'b') session.back();
  return word !== 'q';
}

function keyOf(word: string): OutcomeKey | undefined {
  const keys = Object.keys(OUTCOME_KEYS) as OutcomeKey[];
  return keys.find((key) => word === key || word === OUTCOME_KEYS[key]);
}
