export * from './incoming/one-meaning.js';
export * from './incoming/own-names.js';
export * from './outgoing/networks.js';
export * from './outgoing/reach.js';
