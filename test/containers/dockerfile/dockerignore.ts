import { matchesGlob } from 'node:path';

/** One line of `.dockerignore`. */
export interface IgnoreRule {
  readonly pattern: string;
  /** Whether what fits is seen after all: the line begins with `!`. */
  readonly isSeen: boolean;
}

/** Reads `.dockerignore`. */
export function readRules(text: string): readonly IgnoreRule[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ pattern: line.replace(/^!/, ''), isSeen: line.startsWith('!') }));
}

/** Whether a build may see a file. */
export function isSeen(file: string, rules: readonly IgnoreRule[]): boolean {
  const parts = file.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const last = rules.findLast(({ pattern }) => paths.some((path) => matchesGlob(path, pattern)));
  return last?.isSeen ?? true;
}
