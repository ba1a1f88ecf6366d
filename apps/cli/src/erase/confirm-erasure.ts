import { confirm } from '@clack/prompts';
import { terminalLine } from '@beacon/domain';
import type { Given } from '../program/registration.js';
import { RefusalError, UsageError } from '../refusal.error.js';

/**
 * Asks whoever sits at the terminal, unless `--yes` says it.
 * @throws UsageError where nobody can be asked; RefusalError when the answer is no.
 */
export async function confirmErasure(id: string, { yes, json }: Given): Promise<void> {
  if (yes === true) return;
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (!isTerminal || json === true) {
    throw new UsageError('Answers are erased for good: say --yes where nobody can be asked.');
  }
  const message = `Erase the answers of ${terminalLine(id)} for good?`;
  if ((await confirm({ message, initialValue: false })) !== true) {
    throw new RefusalError('Given up: nothing was erased.');
  }
}
