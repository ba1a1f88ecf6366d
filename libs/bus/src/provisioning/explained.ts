import { ProvisioningError } from '../errors.js';

/**
 * What a request for a configuration answers.
 * @throws ProvisioningError that names what was asked for.
 */
export async function explained<Info>(name: string, request: Promise<Info>): Promise<Info> {
  try {
    return await request;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProvisioningError(`${name}: the server refused its configuration: ${reason}`, {
      cause,
    });
  }
}
