import { share } from '../terminal/format.js';
import { isMixed, legendOf, markOf, type Matrix } from './marks.js';
import { nameOf } from './matrix-text.js';

/** The matrix as a Markdown table, for an issue or a report. Its texts must be clean. */
export function matrixMarkdown(matrix: Matrix): string {
  const { models, regions, questions } = matrix;
  const cells = questions.flatMap((question) => question.cells);
  const rows = questions.map((question) => [
    nameOf(question),
    ...models.map((model) =>
      regions
        .map(({ id }) => question.cells.find(isOf(model.id, id)))
        .map((cell) => markOf(cell).sign + (isMixed(cell) ? '+' : ''))
        .join(' '),
    ),
  ]);
  return [
    `Marks in the order ${regions.map(({ code }) => code).join(' ')}: ${legendOf(cells).join(', ')}.`,
    '',
    ...table(['question', ...models.map(({ id }) => id)], [...rows, ...rates(matrix)]),
  ].join('\n');
}

function rates({ models, regions, summary }: Matrix): string[][] {
  return regions.map(({ id, code }) => [
    `refused ${code}`,
    ...models.map((model) => share(summary.by_model_region.find(isOf(model.id, id))?.refusal_rate)),
  ]);
}

function isOf(modelId: string, region: string) {
  return (each: { readonly model_id: string; readonly region: string }): boolean =>
    each.model_id === modelId && each.region === region;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map(
    (row) => `| ${row.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`,
  );
}
