import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_CLIENT } from '@beacon/testing';
import type { Environment } from '@beacon/stack';
import { ANSWERING_MODELS, ECHO_MODELS } from './echoing-provider.js';
import { newSecret } from './secret.js';

/** Region of all that is asked. */
export const REGION = 'us-east';
const WRONG_KEY_MODEL = 'wrong-key';
/** All that the job asks. */
export const MODELS = [...ANSWERING_MODELS, ...Object.keys(ECHO_MODELS), WRONG_KEY_MODEL];

/** Secrets that people write into variables and files. */
export interface Planted {
  /** Folder of the catalogue and of files with keys; to be removed. */
  readonly folder: string;
  readonly catalogue: string;
  readonly keyFile: string;
  readonly commandFile: string;
  /** By what they are for. */
  readonly values: Readonly<Record<PlantedName, string>>;
}

type PlantedName =
  | 'laneKey'
  | 'wrongLaneKey'
  | 'fileKey'
  | 'commandKey'
  | 'adminToken'
  | 'embeddingsKey'
  | 'webhookSecret'
  | 'clientSecret'
  | 'refusedKey';

/** Makes secrets, and a catalogue whose lanes use them. @param origin of the provider. */
export async function plantSecrets(origin: string): Promise<Planted> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-secrets-'));
  await mkdir(join(folder, 'keys'), { mode: 0o700 });
  const planted: Planted = {
    folder,
    catalogue: join(folder, 'catalogue.yaml'),
    keyFile: join(folder, 'keys', 'lane'),
    commandFile: join(folder, 'keys', 'command'),
    values: {
      laneKey: newSecret(),
      wrongLaneKey: newSecret(),
      fileKey: newSecret(),
      commandKey: newSecret(),
      adminToken: newSecret(),
      embeddingsKey: newSecret(),
      webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
      // The one that the issuer of the specs knows.
      clientSecret: TEST_CLIENT.secret,
      refusedKey: newSecret(),
    },
  };
  const owned = { mode: 0o600 };
  await writeFile(planted.keyFile, planted.values.fileKey, owned);
  await writeFile(planted.commandFile, planted.values.commandKey, owned);
  await writeFile(planted.catalogue, catalogueOf(planted, origin));
  return planted;
}

/** Variables of the gateway and of the region's executor. */
export function plantedEnvironment({ values }: Planted): Readonly<Record<string, Environment>> {
  const loud = { LOG_LEVEL: 'trace' };
  return {
    // A provider that always fails is asked twice, not five times with longer and longer pauses.
    planner: { ...loud, PLANNER_MAX_ATTEMPTS: '2' },
    recorder: loud,
    gateway: {
      ...loud,
      BEACON_ADMIN_TOKEN: values.adminToken,
      BEACON_WEBHOOK_SECRET: values.webhookSecret,
      BEACON_EMBEDDINGS_API_KEY: values.embeddingsKey,
      BEACON_OIDC_CLIENT_SECRET: values.clientSecret,
    },
    executor: { ...loud, ...laneVariables(values) },
  };
}

/** Variables that lanes name. */
export function laneVariables(values: Planted['values']): Readonly<Record<string, string>> {
  return { SECRETS_LANE_KEY: values.laneKey, SECRETS_WRONG_KEY: values.wrongLaneKey };
}

function catalogueOf({ keyFile, commandFile }: Planted, origin: string): string {
  const sources: Readonly<Record<string, object>> = {
    'key-from-file': { credentials: { file: keyFile } },
    'key-from-command': { credentials: { command: ['cat', commandFile] } },
    [WRONG_KEY_MODEL]: { api_key_env: 'SECRETS_WRONG_KEY' },
  };
  // JSON is YAML.
  return JSON.stringify({
    version: 1,
    system_prompt: { enabled: false, template: 'You are in {region}.' },
    regions: [{ id: REGION, name: 'United States', code: 'US', flag: '🇺🇸', prompt_name: 'the US' }],
    models: MODELS.map((id) => ({ id, name: id })),
    lanes: MODELS.map((model) => ({
      region: REGION,
      model,
      provider: 'openai-compatible',
      base_url: `${origin}/v1`,
      timeout: '5s',
      ...(sources[model] ?? { api_key_env: 'SECRETS_LANE_KEY' }),
    })),
  });
}
