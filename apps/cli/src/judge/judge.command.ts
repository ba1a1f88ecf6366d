import { setTimeout as pause } from 'node:timers/promises';
import { terminalJson, terminalText } from '@beacon/domain';
import { z } from 'zod';
import { credentialsOf } from '../gateway/credentials.js';
import { GatewayClient } from '../gateway/gateway-client.js';
import { gatewayAddress } from '../gateway/address.js';
import { Stdout } from '../output/stdout.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { columnsOf } from '../terminal/screen-size.js';
import { JudgeClient } from './judge-client.js';
import type { JudgingPassState, JudgingState } from './judge-client.js';
import { progressLine, reportText } from './judging-text.js';

const POLICIES = ['classifier', 'judges', 'one_judge'] as const;
const SCOPES = ['all', 'uncertain', 'disagreeing'] as const;
const words = z
  .string(option('models', 'judges, comma-separated'))
  .transform((list) => list.split(',').map((word) => word.trim()))
  .refine((list) => list.every((word) => word !== ''), '--models names a judge without a name.');
const VALUES = z.object({
  gateway: z.string().min(1).optional(),
  job: z.string(option('job', 'the id of a job')).min(1),
  models: words,
  region: z.string().min(1).optional(),
  policy: z.enum(POLICIES, option('policy', POLICIES.join(', '))).optional(),
  only: z.enum(SCOPES, option('only', SCOPES.join(', '))).optional(),
  again: z.boolean().default(false),
  wait: z.boolean().default(false),
  json: z.boolean().default(false),
});

const LOOK_EVERY_MS = 1_000;
/** Outcomes are changed a moment after the pass has ended. */
const APPLIED_WITHIN_LOOKS = 15;
const ENDED: readonly string[] = ['completed', 'partial', 'failed', 'cancelled'];

/** Has judges asked about a job's stored answers by a gateway, and says what they said. */
export async function judge(given: Given): Promise<void> {
  const { gateway, job, wait, json, ...request } = checked(given, VALUES);
  const client = new JudgeClient(
    new GatewayClient(gatewayAddress(gateway), credentialsOf(given)),
    job,
  );
  const { models, region, policy, only, again } = request;
  const pass = await client.ask({ models, region, policy, only, again });
  const output = new Stdout();
  if (!wait) {
    const at = `GET /api/v1/jobs/${job}/judging`;
    return output.write(
      json
        ? `${terminalJson(JSON.stringify(pass))}\n`
        : terminalText(`Judging job ${pass.job_id} is accepted: ${at} says how far it is.\n`),
    );
  }
  const state = await untilEnded(client, pass.job_id);
  await output.write(
    json
      ? `${terminalJson(JSON.stringify(state))}\n`
      : terminalText(reportText(state, pass.job_id, columnsOf(process.stdout))),
  );
}

/** Shows how far a pass is until it has ended, and its words have become outcomes where they are to. */
async function untilEnded(client: JudgeClient, passId: string): Promise<JudgingState> {
  let said = '';
  for (let looks = 0; ;) {
    const state = await client.state();
    const pass = state.passes.find(({ job_id }) => job_id === passId);
    const line = pass === undefined ? '' : progressLine(pass);
    if (line !== said) process.stderr.write(`${terminalText(line)}\n`);
    said = line;
    if (pass !== undefined && ENDED.includes(pass.status)) looks += 1;
    if (looks > 0 && (isSettled(pass) || looks > APPLIED_WITHIN_LOOKS)) return state;
    await pause(LOOK_EVERY_MS);
  }
}

/** Whether nothing more comes of a pass that has ended. */
function isSettled(pass: JudgingPassState | undefined): boolean {
  if (pass === undefined || pass.outcomes_applied_at !== null) return true;
  return pass.policy === 'classifier' || pass.status === 'cancelled';
}
