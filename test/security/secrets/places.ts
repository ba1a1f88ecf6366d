import { brokerLogin } from '@beacon/testing';
import { BrokerProbe } from '../../faults/lab/broker-probe.js';
import { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { bearer } from '../access/ask.js';
import { apiAnswers } from './api-answers.js';
import { brokerTexts } from './broker-texts.js';
import { cliOutput } from './cli-output.js';
import type { CommandLines } from './command-lines.js';
import { databaseTexts } from './database-texts.js';
import type { Piece, Place } from './place.js';
import { REGION, laneVariables } from './planted.js';
import type { SecretSources } from './stack-secrets.js';
import { dataFolderOf } from './stack-secrets.js';
import { stateFiles } from './state-files.js';

interface Sources extends SecretSources {
  /** What the processes wrote until now, and will. */
  readonly lines: readonly Piece[];
  readonly commandLines: CommandLines;
}

/** Every place in which secrets are looked for, filled. What asks the services comes first: it makes them write. */
export async function placesOf(sources: Sources): Promise<readonly Place[]> {
  const { stack, lines, commandLines } = sources;
  const [answers, printed] = await Promise.all([answersOf(sources), printedBy(sources)]);
  return [
    { name: 'answers of the API and of health', pieces: answers },
    { name: 'what `beacon` prints', pieces: printed },
    { name: 'the database', pieces: await withDatabase(stack.databaseUrl) },
    { name: 'messages of the broker', pieces: await withBroker(sources) },
    { name: 'files of the data folder', pieces: await stateFiles(dataFolderOf(stack)) },
    { name: 'command lines of processes', pieces: commandLines.pieces() },
    { name: 'what the processes write', pieces: lines },
  ];
}

async function answersOf({ stack, told }: Sources): Promise<readonly Piece[]> {
  const parameters = {
    id: told.jobId,
    jobId: told.jobId,
    prefix: told.keyPrefix,
    region: REGION,
    model: 'echo-401',
  };
  return apiAnswers({ stack, headers: bearer(told.apiKey), parameters });
}

async function printedBy({ stack, planted, told }: Sources): Promise<readonly Piece[]> {
  const { jobId, keyPrefix, apiKey } = told;
  const catalogue = ['--catalogue', planted.catalogue];
  const commands = [
    ['results', jobId, '--json'],
    ['export', jobId, '--out', '-'],
    ['keys', 'quota', keyPrefix],
    ['doctor'],
    ['check-provider', '--all', ...catalogue],
    ['quota', '--api-key-file', planted.keyFile],
  ];
  return cliOutput(commands, {
    ...laneVariables(planted.values),
    BEACON_GATEWAY: stack.gatewayUrl,
    BEACON_API_KEY: apiKey,
    BEACON_ADMIN_TOKEN: planted.values.adminToken,
  });
}

async function withDatabase(url: string): Promise<readonly Piece[]> {
  const database = await DatabaseProbe.on(url);
  try {
    return await databaseTexts(database);
  } finally {
    await database.close();
  }
}

async function withBroker({ stack }: Sources): Promise<readonly Piece[]> {
  const broker = await BrokerProbe.on(brokerLogin(stack.brokerEnvironment('operator')));
  try {
    return await brokerTexts(broker);
  } finally {
    await broker.close();
  }
}
