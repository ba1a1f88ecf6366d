import type { Scenario } from '../scenario.js';
import { brokerFaults } from './broker.js';
import { cancellationFaults } from './cancellations.js';
import { costLimitFaults } from './cost-limit.js';
import { credentialFaults } from './credentials.js';
import { databaseFaults } from './database.js';
import { databaseTrouble } from './database-trouble.js';
import { deliveryFaults } from './delivery.js';
import { diskFaults } from './disks.js';
import { jobControlFaults } from './job-control.js';
import { networkFaults } from './network.js';
import { processKills } from './process-kills.js';
import { providerFaults } from './provider.js';
import { replicaFaults } from './replicas.js';
import { restores } from './restores.js';
import { sealingFaults } from './sealing.js';
import { signingFaults } from './signing.js';

/** Every scenario. */
export const SCENARIOS: readonly Scenario[] = [
  ...processKills,
  ...brokerFaults,
  ...databaseFaults,
  ...databaseTrouble,
  ...networkFaults,
  ...deliveryFaults,
  ...providerFaults,
  ...cancellationFaults,
  ...jobControlFaults,
  ...costLimitFaults,
  ...replicaFaults,
  ...credentialFaults,
  ...diskFaults,
  ...signingFaults,
  ...restores,
  ...sealingFaults,
];
