import { rm } from 'node:fs/promises';
import { TestIssuer } from '@beacon/testing';
import { freePort } from '@beacon/stack';
import { tryOut } from '../frame/row.js';
import type { PartContext, SecurityPart } from '../frame/part.js';
import type { SecurityRow } from '../frame/row.js';
import { withStack } from '../frame/with-stack.js';
import { CommandLines } from './command-lines.js';
import { sentKeys, startEchoingProvider } from './echoing-provider.js';
import { placeRows } from './place.js';
import { placesOf } from './places.js';
import type { Piece } from './place.js';
import { plantedEnvironment, plantSecrets } from './planted.js';
import type { Planted } from './planted.js';
import { Scenario } from './scenario.js';
import { homeRow } from './state-files.js';
import { secretsOf } from './stack-secrets.js';

/** Secrets that an installation is given, or makes, and where none of them may be. */
export const secretsPart: SecurityPart = {
  name: 'secrets',
  about:
    'Secrets in variables and files of an installation that logs everything, whose providers echo their keys; and all that it writes, stores, sends and prints.',
  run: async (context: PartContext) => {
    const provider = await startEchoingProvider();
    const issuer = await TestIssuer.start();
    const planted = await plantSecrets(provider.origin);
    try {
      const lab = { planted, issuer, embeddings: provider.origin, onLine: context.onLine };
      const rows = await look(lab);
      return [...rows, await sentRow(planted, () => sentKeys(provider))];
    } finally {
      await rm(planted.folder, { recursive: true, force: true });
      await issuer.stop();
      await provider.stop();
    }
  },
};

interface Lab {
  readonly planted: Planted;
  readonly issuer: TestIssuer;
  readonly embeddings: string;
  readonly onLine: PartContext['onLine'];
}

async function look({ planted, issuer, embeddings, onLine }: Lab): Promise<readonly SecurityRow[]> {
  const lines: Piece[] = [];
  const commandLines = new CommandLines();
  const env = plantedEnvironment(planted);
  const port = await freePort();
  const gateway = {
    ...env['gateway'],
    HTTP_PORT: String(port),
    BEACON_PUBLIC_URL: `http://127.0.0.1:${port}`,
    BEACON_OIDC_ISSUER: issuer.url,
    BEACON_OIDC_PRIVATE: 'true',
    BEACON_OIDC_CLIENT_ID: 'beacon-portal',
    BEACON_OIDC_ROLES: '{"boss":["admin"]}',
    BEACON_EMBEDDINGS_URL: embeddings,
    BEACON_EMBEDDINGS_MODEL: 'embedding',
    BEACON_WEBHOOKS_PRIVATE: 'true',
  };
  const options = {
    cataloguePath: planted.catalogue,
    env: { ...env, gateway },
    onLine: (name: string, text: string) => {
      lines.push({ where: name, text });
      onLine?.(name, text);
    },
  };
  commandLines.start();
  try {
    return await withStack(options, async (stack) => {
      const told = await new Scenario({ stack, planted, issuer, webhook: embeddings }).run();
      const secrets = await secretsOf({ stack, planted, told });
      const places = await placesOf({ stack, planted, told, lines, commandLines });
      const homes = secrets.filter((secret) => secret.homes.length > 0);
      return [...placeRows(places, secrets), ...(await Promise.all(homes.map(homeRow)))];
    });
  } finally {
    commandLines.stop();
  }
}

/** A secret that nobody used proves nothing by its absence. */
async function sentRow({ values }: Planted, sent: () => readonly string[]): Promise<SecurityRow> {
  const keys = [values.laneKey, values.wrongLaneKey, values.fileKey, values.commandKey];
  return tryOut({
    identity: 'the provider',
    operation: 'was sent every key of a lane, and echoed it',
    expected: `${keys.length} of ${keys.length}`,
    run: async () => keys.filter((key) => sent().includes(key)).length,
    isAsExpected: (count) => count === keys.length,
    say: (count) => `${count} of ${keys.length}`,
  });
}
