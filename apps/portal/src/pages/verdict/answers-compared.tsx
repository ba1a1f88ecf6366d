import type { Content, ModelContent } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Note } from '../../components/notes.tsx';
import { CellLink } from '../../features/verdict/cell-link.tsx';
import { asSentence, formatP } from '../../features/verdict/words.ts';
import { formatNumber } from '../../lib/format.ts';
import { StanceTable } from './stance-table.tsx';

interface Props {
  readonly jobId: string;
  readonly content: Content;
  readonly models: readonly ModelContent[];
}

const PAIR_COLUMNS = [
  { name: 'Model' },
  { name: 'Regions' },
  {
    name: 'Between',
    isNumber: true,
    about: 'Distance of answers from the two regions: 0 the same, 1 nothing in common',
  },
  { name: 'Within', isNumber: true, about: 'Distance of repeats within a region' },
  { name: 'Excess', isNumber: true },
  { name: 'p, adjusted', isNumber: true, about: 'For all content tests of all models' },
  { name: 'Questions', isNumber: true },
] as const;

const QUESTION_COLUMNS = [
  { name: 'Question', isText: true },
  { name: 'Model' },
  { name: 'Between', isNumber: true },
  { name: 'Within', isNumber: true },
  { name: 'q', isNumber: true, about: 'A hint where to read, no conclusion' },
] as const;

/** How far answers are apart, between regions and within. */
export function AnswersCompared({ jobId, content, models }: Props) {
  const { alpha, embedding_model: embedding } = content;
  const warnings = models.flatMap(({ model_id: id, warnings: list }) =>
    list.map(({ code, message }) => ({ id, code, message })),
  );
  return (
    <>
      {warnings.length > 0 && (
        <Note title="Before relying on it">
          {warnings.map(({ id, code, message }) => (
            <p key={`${id} ${code}`}>{asSentence(`${id}: ${message}`)}</p>
          ))}
        </Note>
      )}
      <DataTable
        caption={`Distances of answers, means over questions: ${embedding === null ? 'by words, which is about wording and not meaning' : `by ${embedding}`}`}
        columns={PAIR_COLUMNS}
        rows={models.flatMap(({ model_id: id, pairs }) =>
          pairs.map((pair) => {
            const differs = pair.p_adjusted !== null && pair.p_adjusted <= alpha;
            return {
              key: `${id} ${pair.a} ${pair.b}`,
              isStrong: differs,
              cells: [
                id,
                `${differs ? '≠ ' : ''}${pair.a} and ${pair.b}`,
                distance(pair.between),
                distance(pair.within),
                distance(pair.excess),
                formatP(pair.p_adjusted),
                formatNumber(pair.questions),
              ],
            };
          }),
        )}
      />
      <StanceTable models={models} />
      <ReadFirst jobId={jobId} models={models} />
    </>
  );
}

/** Hints where to read; nothing where no answers are farther apart between regions than within. */
function ReadFirst({ jobId, models }: Omit<Props, 'content'>) {
  const rows = models.flatMap(({ model_id: id, questions }) =>
    questions
      .filter(({ between, within }) => (between ?? 0) > (within ?? 0))
      .map((question) => ({ id, ...question })),
  );
  if (rows.length === 0) return null;
  return (
    <Fold title="Questions to read first">
      <DataTable
        caption="Those whose answers are farthest apart between regions: hints, no conclusions"
        columns={QUESTION_COLUMNS}
        rows={rows.map(({ id, question_id: question, between, within, q }) => ({
          key: `${id} ${question ?? ''}`,
          cells: [
            <CellLink key="cell" jobId={jobId} modelId={id} questionId={question} />,
            id,
            distance(between),
            distance(within),
            formatP(q),
          ],
        }))}
      />
    </Fold>
  );
}

function distance(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
