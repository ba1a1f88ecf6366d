import { ConfigurationError } from '@beacon/config';
import { SigningError, TrustFile } from '@beacon/signing';
import { Logger } from '@nestjs/common';
import type { GatewayEnv } from './environment.js';
import type { SignedOptions } from './settings.js';

/**
 * What is made of signatures of specifications.
 * @throws ConfigurationError when they are to be checked and there is no trust list to check them by: a gateway that cannot check does not
 *   start, and accepts nothing.
 */
export function signedOptions(env: GatewayEnv): SignedOptions {
  const { BEACON_SIGNED_SPECIFICATIONS: policy, BEACON_TRUST_FILE: path } = env;
  if (policy === 'off') return { policy, trust: null };
  if (path === undefined) {
    throw refused(`is missing: BEACON_SIGNED_SPECIFICATIONS is ${policy}, name the trust list`);
  }
  const logger = new Logger('Signatures');
  try {
    const trust = new TrustFile(path, (problem) => {
      logger.error({ event: 'trust.unreadable', problem });
    });
    return { policy, trust };
  } catch (error) {
    throw error instanceof SigningError ? refused(error.message) : error;
  }
}

function refused(rule: string): ConfigurationError {
  const field = 'BEACON_TRUST_FILE';
  return new ConfigurationError([{ file: 'environment', line: null, field, rule }]);
}
