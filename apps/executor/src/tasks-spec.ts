import type { ExecuteTaskV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';

export const REGION = 'us-east';
export const MODEL = 'model.one';
export const CONCURRENCY = 4;

/** Planned now, which is after everything that a spec has cancelled so far. */
export const now = (): string => new Date().toISOString();

let tasks = 0;

/** A task of a cell of its own. */
export function taskOf(change: Partial<ExecuteTaskV1> = {}): ExecuteTaskV1 {
  tasks += 1;
  const named = { model: MODEL, questionId: `q${tasks}`, repeat: 1, ...change };
  return {
    jobId: 'job',
    region: REGION,
    cell: cellKey(named),
    round: 1,
    prompt: `Question ${tasks}?`,
    systemPrompt: null,
    sampling: { temperature: 0, maxTokens: 10, seed: null, topP: null },
    timeoutMs: 10_000,
    maxAttempts: 3,
    attemptsBefore: 0,
    throttledBefore: 0,
    isReplanned: false,
    plannedAt: now(),
    ...named,
  };
}

/**
 * A catalogue with one lane, at the fake provider.
 * @param further fields of the lane, a line each.
 */
export function catalogueText(origin: string, further: readonly string[]): string {
  return `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: ${REGION}, name: United States, code: US, flag: 🇺🇸, prompt_name: the US }
models:
  - { id: ${MODEL}, name: One }
lanes:
  - region: ${REGION}
    model: ${MODEL}
    base_url: ${origin}/v1
    concurrency: ${CONCURRENCY}
${further.map((line) => `    ${line}\n`).join('')}`;
}
