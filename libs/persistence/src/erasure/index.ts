export * from './erase-texts.js';
export * from './erasure-reads.js';
export * from './late-texts.js';
export * from './request-erasure.js';
export * from './retention.js';
