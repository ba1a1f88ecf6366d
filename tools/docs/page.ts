import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** A generated file as it is, and as it should be. */
export interface Page {
  readonly path: string;
  readonly isCurrent: boolean;
  readonly text: string;
}

/** @param path from the project's root; says how the text is formatted. */
export async function formatted(root: string, path: string, text: string): Promise<string> {
  const file = join(root, path);
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
