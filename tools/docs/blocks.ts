/** Generated parts of a page stand between `<!-- generated: NAME -->` and `<!-- /generated -->`. */

/** Markers stand in lines of their own; one within a line is spoken of. */
const MARKER = /^<!-- \/?generated\b.*?-->$/gm;
const BLOCK = /^<!-- generated: (.+?) -->\n([\s\S]*?)^<!-- \/generated -->$/gm;

/** Markdown by name of the block. */
export type Blocks = ReadonlyMap<string, string>;

/** A page whose markers cannot be followed. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
}

/** Names of the blocks on a page, in their order. */
export function blocksOf(page: string): string[] {
  return [...page.matchAll(BLOCK)].map(([, name = '']) => name);
}

/**
 * The page with each block made again.
 * @throws BlockError when a block has a name that nothing generates, or a marker has no partner.
 */
export function withBlocks(file: string, page: string, blocks: Blocks): string {
  const markers = page.match(MARKER)?.length ?? 0;
  if (markers !== 2 * blocksOf(page).length) {
    throw new BlockError(
      `${file}: every "<!-- generated: NAME -->" needs a "<!-- /generated -->" after it`,
    );
  }
  return page.replace(BLOCK, (_block, name: string) => {
    const markdown = blocks.get(name);
    if (markdown === undefined) {
      const known = [...blocks.keys()].join(', ');
      throw new BlockError(`${file}: nothing generates "${name}"; known are ${known}`);
    }
    return `<!-- generated: ${name} -->\n\n${markdown.trim()}\n\n<!-- /generated -->`;
  });
}
