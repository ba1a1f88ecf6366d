import { messageOf } from './row.js';
import type { PartContext, PartResult, SecurityPart } from './part.js';
import type { SecurityRow } from './row.js';

const MS_PER_SECOND = 1_000;

/** Runs parts one after the other: each may take the whole machine. */
export async function runParts(
  parts: readonly SecurityPart[],
  context: PartContext,
  onResult: (result: PartResult) => void,
): Promise<readonly PartResult[]> {
  const results: PartResult[] = [];
  for (const part of parts) {
    context.tell(`${part.name} …`);
    const result = await runPart(part, context);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function runPart(part: SecurityPart, context: PartContext): Promise<PartResult> {
  const startedAt = performance.now();
  const rows = await rowsOf(part, context);
  return { part, rows, seconds: (performance.now() - startedAt) / MS_PER_SECOND };
}

/** A part that breaks, or that has nothing to show, has failed: an empty table proves nothing. */
async function rowsOf(part: SecurityPart, context: PartContext): Promise<readonly SecurityRow[]> {
  try {
    const rows = await part.run(context);
    return rows.length > 0 ? rows : [brokenRow('no rows')];
  } catch (error) {
    return [brokenRow(messageOf(error))];
  }
}

function brokenRow(happened: string): SecurityRow {
  return {
    identity: '-',
    operation: 'the part itself',
    expected: 'runs to its end',
    happened,
    isAsExpected: false,
  };
}
