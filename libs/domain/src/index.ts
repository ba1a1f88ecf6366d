export * from './catalogue.js';
export * from './cell.js';
export * from './job-spec.js';
export * from './outcome.js';
export * from './question.js';
export * from './region.js';
