import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import type { Environment } from '@beacon/config';
import { natsServerAtHand, preparePostgres, projectRoot } from '@beacon/stack';
import { Gateway } from '../gateway/gateway.js';
import { packageVersion } from '../program/version.js';
import { statusOf } from '../up/folder-status.js';
import { currentFolder } from '../up/state-file.js';
import { DEFAULT_DATA } from '../up/up-settings.js';
import { checkData } from './data-check.js';
import { checkCatalogue, checkQuestions } from './file-checks.js';
import type { Finding } from './finding.js';
import { checkGateway } from './gateway-checks.js';
import { gatewayState } from './gateway-state.js';
import { gatewayHealth } from './health.js';
import { checkLanes } from './lane-checks.js';
import {
  DEFAULT_PORT,
  availableMemory,
  checkDisk,
  checkMemory,
  checkNode,
  checkPort,
  freeDisk,
  isTaken,
  leastMajor,
} from './machine-checks.js';
import { checkNats, checkPostgres } from './program-checks.js';

/** What is looked at. */
export interface Patient {
  /** Null for that of the last `beacon up`. */
  readonly data: string | null;
  readonly catalogue: string | null;
  readonly questions: string | null;
  readonly gateway: string | null;
  readonly apiKeyFile: string | null;
  readonly env: Environment;
}

/** Looks at everything, from the machine to the lanes; each finding says what to do. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const data = resolve(patient.data ?? (await currentFolder()) ?? DEFAULT_DATA);
  const catalogue = patient.catalogue ?? (existsSync('catalogue.yaml') ? 'catalogue.yaml' : null);
  return [
    ...(await machine(data)),
    ...(await programs(patient.env)),
    ...(await checkData(data)),
    ...checkCatalogue(catalogue, patient.env),
    checkQuestions(patient.questions ?? join(projectRoot(), 'data/questions')),
    ...(await services(patient, data)),
  ];
}

async function machine(data: string): Promise<Finding[]> {
  return [
    checkNode(process.version, leastMajor(enginesNode())),
    checkMemory(availableMemory()),
    checkDisk(await freeDisk(data), data),
    checkPort(DEFAULT_PORT, await isTaken(DEFAULT_PORT), await isOwnPort()),
  ];
}

async function isOwnPort(): Promise<boolean> {
  return (await gatewayHealth(`http://127.0.0.1:${DEFAULT_PORT}`)) !== null;
}

function enginesNode(): string {
  const file = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
  return (JSON.parse(file) as { engines: { node: string } }).engines.node;
}

async function programs(env: Environment): Promise<Finding[]> {
  const search = {
    natsServer: async () => natsServerAtHand({ env: { ...env } }),
    postgres: preparePostgres,
  };
  return [await checkNats(env, search), await checkPostgres(env, search)];
}

async function services({ gateway: named, apiKeyFile }: Patient, data: string): Promise<Finding[]> {
  const gateway = Gateway.of({ gateway: named, apiKeyFile });
  const { address } = gateway;
  const isExpected = named !== null || (await statusOf(data)).status !== 'stopped';
  const health = await gatewayHealth(address);
  const findings = checkGateway({ address, isExpected }, health, packageVersion());
  if (health?.status !== 'healthy') return findings;
  return [...findings, ...checkLanes(await gatewayState(gateway))];
}
