import { z } from 'zod';
import { codeOf } from '../error-code.js';
import { showJson, showText } from '../output/show.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise } from '../refusal.error.js';
import { styleOf } from '../terminal/style.js';
import { doctorText } from './doctor-text.js';
import type { Finding } from './finding.js';
import { problem } from './finding.js';
import type { Patient } from './examination.js';

const path = z.string().min(1).optional();
const VALUES = z.object({
  data: path,
  catalogue: path,
  questions: path,
  gateway: path,
  apiKeyFile: path,
  json: z.boolean().default(false),
});

/** Looks at everything and says what is wrong. @throws EndedOtherwise when something keeps a job from running. */
export async function doctor(given: Given): Promise<void> {
  const {
    data = null,
    catalogue = null,
    questions = null,
    gateway = null,
    apiKeyFile = null,
    json,
  } = checked(given, VALUES);
  const places = { data, catalogue, questions, gateway, apiKeyFile };
  const findings = await examined({ ...places, env: process.env });
  const isWell = findings.every(({ level }) => level !== 'problem');
  await (json
    ? showJson({ ok: isWell, findings })
    : showText(doctorText(findings, styleOf(process.stdout))));
  if (!isWell) throw new EndedOtherwise(1);
}

/** What the stack is made of needs a Node that has it: on an older one that is all there is to find. */
async function examined(patient: Patient): Promise<readonly Finding[]> {
  try {
    return await (await import('./examination.js')).examine(patient);
  } catch (error) {
    if (codeOf(error) !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw error;
    const found = `Node ${process.version} is too old for the stack`;
    return [problem('node', found, 'install Node 24, or newer')];
  }
}
