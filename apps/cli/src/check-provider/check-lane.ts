import type { LaneConfig } from '@beacon/domain';
import { LaneClient, credentialSource } from '@beacon/providers';
import type { AskedTask, CredentialSource, SeenAttempt } from '@beacon/providers';
import { answerFindings, samplingFinding } from './answer-findings.js';
import { callFindings, latencyFinding } from './call-findings.js';
import { connectionFindings } from './connection.js';
import { evidenceFindings } from './evidence-findings.js';
import { ok, problem } from './finding.js';
import type { Finding } from './finding.js';
import { limitFinding, limitHeaders } from './limit-findings.js';

/** What was found of one lane. */
export interface LaneCheck {
  readonly lane: LaneConfig;
  readonly findings: readonly Finding[];
  /** What one call told; null where none could be made. */
  readonly attempt: SeenAttempt | null;
  readonly limits: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A harmless question with a job's own sampling, and few tokens: one that thinks may need them all. */
function questionOf(lane: LaneConfig): AskedTask {
  return {
    region: lane.region,
    prompt: 'Reply with the single word: ready',
    systemPrompt: null,
    sampling: { temperature: 0.1, maxTokens: 64, seed: null, topP: null },
    timeoutMs: lane.timeoutMs,
  };
}

/** Makes one call for a lane as its executor would make it, and looks at what comes of it. Never throws. */
export async function checkLane(
  lane: LaneConfig,
  env: Environment,
  signal: AbortSignal,
): Promise<LaneCheck> {
  const none = { lane, attempt: null, limits: {} };
  const connection = await connectionFindings(lane.baseUrl);
  const secret = secretOf(lane, env);
  if ('state' in secret) return { ...none, findings: [secret, ...connection] };
  const found = ok('secret', whereFrom(lane));
  if (connection.some(({ state }) => state === 'problem')) {
    return { ...none, findings: [found, ...connection] };
  }
  const task = questionOf(lane);
  const asked = await ask(lane, secret, task, signal);
  if ('state' in asked) return { ...none, findings: [asked, ...connection] };
  const { reply } = asked;
  return {
    lane,
    findings: [found, ...connection, ...attemptFindings(asked, task)],
    attempt: asked,
    limits: reply === null ? {} : limitHeaders(reply),
  };
}

function secretOf(lane: LaneConfig, env: Environment): CredentialSource | Finding {
  try {
    return credentialSource(lane, env);
  } catch (error) {
    return noSecret(error);
  }
}

async function ask(
  lane: LaneConfig,
  credential: CredentialSource,
  task: AskedTask,
  signal: AbortSignal,
): Promise<SeenAttempt | Finding> {
  let client: LaneClient | null = null;
  try {
    client = new LaneClient({ lane, credential });
    return await client.askAndShow(task, signal);
  } catch (error) {
    // A lane that cannot be spoken to: the error says what to do.
    const words = error instanceof Error ? error.message : String(error);
    return problem('call', words, 'No call was made.');
  } finally {
    await client?.close();
  }
}

function noSecret(error: unknown): Finding {
  const words = error instanceof Error ? error.message : String(error);
  return problem('secret', words, 'No call was made.');
}

function whereFrom({ credential }: LaneConfig): string {
  switch (credential.kind) {
    case 'none':
      return 'none: the lane sends none';
    case 'env':
      return `in the environment variable ${credential.variable}`;
    case 'file':
      return `in the file ${credential.path}`;
    case 'command':
      return `printed by ${credential.argv[0] ?? 'a command'}`;
  }
}

function attemptFindings({ outcome, reply }: SeenAttempt, task: AskedTask): readonly Finding[] {
  const called = callFindings(outcome);
  const limits = reply === null ? [] : [limitFinding(reply)];
  if (outcome.kind === 'failed') return [...called, ...limits];
  return [
    ...called,
    ...answerFindings(outcome),
    ...evidenceFindings(outcome),
    samplingFinding(outcome.lane, task),
    latencyFinding(outcome),
    ...limits,
  ];
}
