import { notedStack } from './running-stack.js';

/** Where a gateway listens unless told otherwise. */
const DEFAULT_GATEWAY = 'http://127.0.0.1:8090';

/** The address of the gateway: the one given (`--gateway`, BEACON_GATEWAY), that of a running stack, or the default. */
export function gatewayAddress(given: string | undefined): string {
  return given ?? notedStack()?.gateway ?? DEFAULT_GATEWAY;
}
