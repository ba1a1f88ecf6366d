export * from './apply-judging.js';
export * from './feed-judging.js';
export * from './insert-judging.js';
export * from './judged-answers.js';
export * from './judging-reads.js';
