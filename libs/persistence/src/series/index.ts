export * from './due-series.js';
export * from './series-control.js';
export * from './series-reads.js';
