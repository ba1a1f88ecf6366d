import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import table from '../../components/table.module.css';
import { isNotAsked } from '../../lib/outcomes.ts';
import { ForeignText } from '../../components/text.tsx';
import { AnswerText } from '../../features/answer/answer-text.tsx';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import css from './answer-table.module.css';

type Execution = Schema<'ListedExecutionView'>;

interface Props {
  readonly jobId: string;
  readonly executions: readonly Execution[];
}

/** A line for each answer, with the words that were found. */
export function AnswerTable({ jobId, executions }: Props) {
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Outcome</th>
            <th scope="col">Model</th>
            <th scope="col">Region</th>
            <th scope="col" className={table.number}>
              Characters
            </th>
            <th scope="col" className={table.number}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {executions.map((execution) => (
            <AnswerRow key={execution.id} jobId={jobId} execution={execution} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AnswerRow({
  jobId,
  execution,
}: {
  readonly jobId: string;
  readonly execution: Execution;
}) {
  const { question_id: question, model_id: model, repeat, snippet } = execution;
  return (
    <tr>
      <th scope="row" className={css.question}>
        <Link
          to="/jobs/$id/cell"
          params={{ id: jobId }}
          search={{ model, question: question ?? undefined, repeat: String(repeat) }}
        >
          <ForeignText>{question ?? 'The prompt of the job'}</ForeignText>
        </Link>
        {repeat > 1 && <span className={css.repeat}> repeat {repeat}</span>}
        {snippet !== undefined && <Snippet snippet={snippet} />}
      </th>
      <td>
        <OutcomeMark outcome={execution.outcome} withLabel />
        {isNotAsked(execution) && <span className={css.repeat}> not asked</span>}
      </td>
      <td className={css.short}>
        <ForeignText>{model}</ForeignText>
      </td>
      <td className={css.short}>{execution.region}</td>
      <td className={table.number}>{formatNumber(execution.response_length)}</td>
      <td className={table.number}>{formatDuration(execution.duration_ms)}</td>
    </tr>
  );
}

function Snippet({ snippet }: { readonly snippet: Schema<'SnippetView'> }) {
  const { text, offset, length, cut_before: before, cut_after: after } = snippet;
  const lead = before ? '… ' : '';
  const start = lead.length + offset;
  return (
    <div className={css.snippet}>
      <AnswerText
        text={`${lead}${text}${after ? ' …' : ''}`}
        marks={[{ start, end: start + length, kind: 'hit' }]}
      />
    </div>
  );
}
