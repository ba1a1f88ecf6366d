export type { components, operations, paths } from './api.js';
export { createBeaconClient } from './client.js';
export type { BeaconClient, ClientOptions } from './client.js';
export { ApiRefusedError, UnreachableError, dataOf } from './answers.js';
export type { ErrorBody, Schema } from './answers.js';
