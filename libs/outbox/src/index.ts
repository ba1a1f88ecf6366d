export * from './messages.js';
export * from './outbox-relay.js';
