export * from './audit.js';
export * from './change-job.js';
export * from './change-outcomes.js';
export * from './extend-job.js';
export * from './lane-control.js';
export * from './lock-job.js';
export * from './retry-cells.js';
