import { workerData } from 'node:worker_threads';
import { serveOrders } from '../threads/serve-orders.js';
import { toIntakeContext } from './intake-context.js';
import type { IntakeData } from './intake-context.js';
import { intakeWork } from './intake-work.js';

serveOrders(intakeWork(toIntakeContext(workerData as IntakeData)));
