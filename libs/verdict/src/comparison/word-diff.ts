import type { Token } from './answer-text.js';
import type { DiffPart } from './comparison.js';
import type { Match } from './longest-common.js';

/** A piece that both texts have, or what one has in place of the other's. */
interface Block {
  readonly deleted: string;
  readonly inserted: string;
  readonly isEqual: boolean;
  readonly hasWord: boolean;
}

/**
 * The diff that follows from the tokens that two texts have in common. Marks and spaces alone, between two changes, count as
 * changed: a reader sees one phrase replaced by another, not its commas kept.
 */
export function wordDiff(
  a: readonly Token[],
  b: readonly Token[],
  matches: readonly Match[],
): readonly DiffPart[] {
  return joined(withoutStrayMarks(joined(blocksOf(a, b, matches)))).flatMap(partsOf);
}

function blocksOf(a: readonly Token[], b: readonly Token[], matches: readonly Match[]): Block[] {
  const blocks: Block[] = [];
  let i = 0;
  let j = 0;
  for (const [atA, atB] of matches) {
    blocks.push(change(written(a.slice(i, atA)), written(b.slice(j, atB))));
    blocks.push(...matched(a[atA], b[atB]));
    i = atA + 1;
    j = atB + 1;
  }
  blocks.push(change(written(a.slice(i)), written(b.slice(j))));
  return blocks;
}

/** The same token on both sides; the white space after it can differ. */
function matched(a: Token | undefined, b: Token | undefined): Block[] {
  if (a === undefined || b === undefined) return [];
  return a.gap === b.gap
    ? [equal(a.text + a.gap, a.isWord)]
    : [equal(a.text, a.isWord), change(a.gap, b.gap)];
}

function written(tokens: readonly Token[]): string {
  return tokens.map(({ text, gap }) => text + gap).join('');
}

function equal(text: string, hasWord: boolean): Block {
  return { deleted: text, inserted: text, isEqual: true, hasWord };
}

function change(deleted: string, inserted: string): Block {
  return { deleted, inserted, isEqual: false, hasWord: false };
}

/** Neighbours of one sort become one; empty ones go. */
function joined(blocks: readonly Block[]): Block[] {
  const runs: Block[][] = [];
  for (const block of blocks.filter(({ deleted, inserted }) => deleted + inserted !== '')) {
    const run = runs.at(-1);
    if (run?.[0]?.isEqual === block.isEqual) run.push(block);
    else runs.push([block]);
  }
  return runs.map((run) => ({
    deleted: run.map(({ deleted }) => deleted).join(''),
    inserted: run.map(({ inserted }) => inserted).join(''),
    isEqual: run[0]?.isEqual === true,
    hasWord: run.some(({ hasWord }) => hasWord),
  }));
}

function withoutStrayMarks(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    const isBetween = index > 0 && index < blocks.length - 1;
    return block.isEqual && !block.hasWord && isBetween ? { ...block, isEqual: false } : block;
  });
}

function partsOf({ deleted, inserted, isEqual }: Block): DiffPart[] {
  if (isEqual) return [{ op: 'equal', text: deleted }];
  const parts: DiffPart[] = [
    { op: 'delete', text: deleted },
    { op: 'insert', text: inserted },
  ];
  return parts.filter(({ text }) => text !== '');
}
