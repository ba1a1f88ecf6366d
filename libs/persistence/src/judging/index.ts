export * from './feed-judging.js';
export * from './insert-judging.js';
export * from './judged-answers.js';
