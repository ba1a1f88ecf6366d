import type { Command } from 'commander';
import { Stdout } from '../output/stdout.js';
import { bashCompletion } from './bash.js';
import { commandTree, type CommandNode } from './command-tree.js';
import { fishCompletion } from './fish.js';
import type { Shell } from './shells.js';
import { zshCompletion } from './zsh.js';

const SCRIPTS: Readonly<Record<Shell, (tree: readonly CommandNode[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Prints the script of a shell, made of the program's own commands. */
export async function completion(program: Command, shell: Shell): Promise<void> {
  await new Stdout().write(SCRIPTS[shell](commandTree(program)));
}
