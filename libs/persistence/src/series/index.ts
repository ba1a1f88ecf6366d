export * from './due-series.js';
export * from './series-control.js';
export * from './series-reads.js';
export * from './looks.js';
export * from './deliveries.js';
