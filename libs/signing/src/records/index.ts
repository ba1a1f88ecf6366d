export * from './log-entry.js';
export * from './registration.js';
export * from './seal.js';
export * from './record-signer.js';
