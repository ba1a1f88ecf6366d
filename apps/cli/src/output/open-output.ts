import { FileOutput } from './file-output.js';
import type { Output } from './output.js';
import { Stdout } from './stdout.js';

/** The file at a path, or standard output for `-`. */
export async function openOutput(path: string): Promise<Output> {
  return path === '-' ? new Stdout() : FileOutput.open(path);
}
