export * from './catalogue.js';
export * from './cell.js';
export * from './duration.js';
export * from './job-spec.js';
export * from './job-status.js';
export * from './outcome.js';
export * from './question.js';
export * from './region.js';
