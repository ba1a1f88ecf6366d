export * from './complete-new-job.js';
export * from './messages.js';
export * from './outbox.module.js';
export * from './outbox-relay.js';
