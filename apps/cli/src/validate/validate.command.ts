import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { showJson, showText } from '../output/show.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise } from '../refusal.error.js';
import { askGateway } from './ask-gateway.js';
import { validateFiles } from './validate-files.js';
import { validationText } from './validation-text.js';

const VALUES = z.object({
  files: z.array(z.string().min(1)).min(1),
  var: z.record(z.string(), z.string()).default({}),
  gateway: z.union([z.string(), z.literal(true)]).optional(),
  json: z.boolean().default(false),
});

/** Wrong input, as everywhere. */
const WRONG_INPUT = 2;

/** Checks files and says what is wrong. @throws EndedOtherwise when something is. */
export async function validate(given: Given): Promise<void> {
  const { files, var: vars, gateway, json } = checked(given, VALUES);
  const { BEACON_GATEWAY: usual } = process.env;
  const asked =
    gateway === undefined ? null : Gateway.of({ gateway: gateway === true ? usual : gateway });
  const ask = asked === null ? null : askGateway(asked);
  const validations = await validateFiles(files, { vars, env: process.env, ask });
  await (json ? showJson({ files: validations }) : showText(validationText(validations)));
  if (validations.some(({ ok }) => !ok)) throw new EndedOtherwise(WRONG_INPUT);
}
