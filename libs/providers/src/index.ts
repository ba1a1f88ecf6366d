export * from './attempt.js';
export * from './credentials/credential-source.js';
export { Commands } from './credentials/lane-command.js';
export * from './credentials/secret-source.js';
export * from './lane-access.js';
export * from './lane-client.js';
export type { AskedTask, HttpReply } from './protocol.js';
export { Expectations, expectationsOf } from './region-evidence.js';
