import type { Matrix } from './api.js';

const MARKS: Readonly<Record<string, string>> = {
  answered: '✓',
  partial: '◐',
  evasive: '~',
  refused: '✗',
  blocked_input: '⊘',
  blocked_output: '⊘',
  empty: '∅',
  truncated: '…',
  error: '!',
};
const LEGEND =
  '✓ answered  ◐ partial  ~ evasive  ✗ refused  ⊘ blocked  ∅ empty  … truncated  ! failed  · not asked';

/** Questions by models, with a mark for each region in the job's order, and below it where the regions differ. */
export function renderMatrix(matrix: Matrix): string {
  const codes = matrix.regions.map(({ code }) => code);
  const header = ['question', ...matrix.models.map(({ id }) => id)];
  const rows = matrix.questions.map((question) => [
    question.question_id ?? '(own prompt)',
    ...matrix.models.map((model) => marksOf(matrix, question.cells, model.id)),
  ]);
  return [
    '',
    `Marks in the order ${codes.join(' ')}:  ${LEGEND}`,
    '',
    ...table([header, ...rows]),
    '',
    ...differences(matrix),
  ].join('\n');
}

type Cells = Matrix['questions'][number]['cells'];

function marksOf(matrix: Matrix, cells: Cells, modelId: string): string {
  return matrix.regions.map(({ id }) => markOf(cells, modelId, id)).join(' ');
}

function markOf(cells: Cells, modelId: string, region: string): string {
  const cell = cells.find(
    (candidate) => candidate.model_id === modelId && candidate.region === region,
  );
  const most = Object.entries(cell?.outcomes ?? {}).toSorted(([, a], [, b]) => b - a)[0];
  return most === undefined ? '·' : (MARKS[most[0]] ?? '?');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('───');
  return [...lines.slice(0, 1), rule, ...lines.slice(1)];
}

function differences({ summary, regions }: Matrix): string[] {
  const { differing } = summary;
  if (differing.length === 0) return ['No question ended otherwise in one region than in another.'];
  return [
    `Where regions differ (${differing.length}; one answer each: what was seen):`,
    ...differing.map(({ question_id, model_id, outcomes }) => {
      const seen = regions
        .filter(({ id }) => outcomes[id] !== undefined)
        .map(({ id, code }) => `${code} ${outcomes[id]}`);
      return `  ${model_id}  ${question_id ?? '(own prompt)'}:  ${seen.join(', ')}`;
    }),
  ];
}
