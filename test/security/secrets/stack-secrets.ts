import { createPrivateKey } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Stack } from '@beacon/stack';
import type { Planted } from './planted.js';
import type { Told } from './scenario.js';
import { textSecret } from './secret.js';
import type { Secret } from './secret.js';

/** Where secrets of an installation come from. */
export interface SecretSources {
  readonly stack: Stack;
  readonly planted: Planted;
  readonly told: Told;
}

/** Folder of all that a stack keeps. */
export function dataFolderOf({ keys }: Stack): string {
  if (keys === undefined) throw new Error('the stack makes no keys');
  return dirname(keys.folder);
}

/** Every secret that an installation is given, or makes. */
export async function secretsOf(sources: SecretSources): Promise<readonly Secret[]> {
  return [
    ...plantedSecrets(sources),
    ...toldSecrets(sources),
    ...(await madeSecrets(sources.stack)),
  ];
}

function plantedSecrets({ planted }: SecretSources): readonly Secret[] {
  const { values, keyFile, commandFile } = planted;
  return [
    textSecret("a lane's key in a variable", values.laneKey),
    textSecret("a lane's wrong key", values.wrongLaneKey),
    textSecret("a lane's key in a file", values.fileKey, [keyFile]),
    textSecret("a lane's key from a command", values.commandKey, [commandFile]),
    textSecret("the gateway's admin token", values.adminToken),
    textSecret('the key of the embeddings', values.embeddingsKey),
    textSecret("a webhook's secret", values.webhookSecret.replace(/^whsec_/, '')),
    textSecret("the client's secret at the issuer", values.clientSecret),
    textSecret('a key that was refused', values.refusedKey),
  ];
}

/** Of a key its secret part, of a cookie its value: the names of both are known. */
function toldSecrets({ told, stack }: SecretSources): readonly Secret[] {
  const passwordFile = join(dataFolderOf(stack), 'postgres', 'password');
  return [
    textSecret('an API key', told.apiKey.split('_').slice(2).join('_')),
    textSecret("a session's cookie", told.cookie.slice(told.cookie.indexOf('=') + 1)),
    textSecret("the database's password", new URL(stack.databaseUrl).password, [passwordFile]),
  ];
}

async function madeSecrets(stack: Stack): Promise<readonly Secret[]> {
  const { brokerFolder, keys } = stack;
  if (brokerFolder === undefined || keys === undefined) throw new Error('the stack makes no keys');
  const seeds = await filesUnder(brokerFolder.path, /\.seed$/);
  const tls = await filesUnder(brokerFolder.path, /\.key$/);
  const pems = await filesUnder(keys.folder, /\.pem$/);
  const read = async (path: string): Promise<string> => (await readFile(path, 'utf8')).trim();
  return [
    {
      name: "the broker's seeds",
      homes: seeds,
      values: (await Promise.all(seeds.map(read))).map((seed) => Buffer.from(seed)),
    },
    {
      name: "the broker's TLS keys",
      homes: tls,
      values: (await Promise.all(tls.map(read))).flatMap(secretParts),
    },
    {
      name: 'the signing keys',
      homes: pems,
      values: (await Promise.all(pems.map(read))).flatMap(secretParts),
    },
  ];
}

async function filesUnder(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile() && pattern.test(entry.name));
  return found.map(({ parentPath, name }) => join(parentPath, name));
}

/** Digits of a line of PEM that are looked for. */
const LINE_DIGITS = 24;

/**
 * The bytes of a private key that are secret, without the frame that all keys of a kind have. PEM breaks those of a longer key into lines, of
 * which the second begins within them.
 */
function secretParts(pem: string): readonly Uint8Array[] {
  const { d } = createPrivateKey(pem).export({ format: 'jwk' });
  if (d === undefined) throw new Error('a private key has no secret part');
  const [, , second = '-'] = pem.split('\n');
  const line = second.startsWith('-') ? [] : [Buffer.from(second.slice(0, LINE_DIGITS))];
  return [Buffer.from(d, 'base64url'), ...line];
}
