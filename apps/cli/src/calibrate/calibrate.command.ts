import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { calibrationText } from './calibration-text.js';

/** Shows what the classifier of a gateway is known to find and to miss. */
export async function calibrate(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(gateway.api.GET('/api/v1/calibration'));
  await show(answer, given, calibrationText);
}
