import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { differingQuery } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { ForeignText } from '../../components/text.tsx';
import { CellOutcomes } from '../../features/verdict/cell-outcomes.tsx';
import { CellLink } from '../../features/verdict/cell-link.tsx';
import { regionCells } from '../../features/verdict/region-cells.ts';
import { formatNumber } from '../../lib/format.ts';
import css from './questions-section.module.css';

/** The matrix shows them all. */
const MOST = 100;

interface Props {
  readonly jobId: string;
  readonly modelId: string;
  readonly isOpen: boolean;
}

/** The questions of one model whose most frequent outcome differs by region; read when they are opened. */
export function DiscordantQuestions({ jobId, modelId, isOpen }: Props) {
  const [wasOpened, setOpened] = useState(isOpen);
  return (
    <details
      className={css.fold}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>{modelId}</summary>
      {wasOpened && <List jobId={jobId} modelId={modelId} />}
    </details>
  );
}

function List({ jobId, modelId }: Omit<Props, 'isOpen'>) {
  const { data, error, refetch } = useQuery(differingQuery(jobId, modelId, MOST));
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what="the questions" />;
  if (data.questions.length === 0) {
    return (
      <p className={css.about}>Every question has the same most frequent outcome in all regions.</p>
    );
  }
  const regions = regionCells(data, modelId);
  const allOf = (
    <Link to="/jobs/$id" params={{ id: jobId }} search={{ differs: 'true', model: [modelId] }}>
      See them in the matrix
    </Link>
  );
  return (
    <>
      <DataTable
        caption={`${formatNumber(data.total)} of ${formatNumber(data.total_questions)} questions${data.total > data.questions.length ? `, the first ${formatNumber(data.questions.length)}` : ''}`}
        columns={[
          { name: 'Question', isText: true },
          ...regions.map(({ region }) => ({ name: region })),
        ]}
        rows={data.questions.map((question) => ({
          key: question.question_id ?? '',
          cells: [
            <div key="question" className={css.question}>
              <CellLink jobId={jobId} modelId={modelId} questionId={question.question_id} />
              <div className={css.about}>
                <ForeignText>{question.text}</ForeignText>
              </div>
            </div>,
            ...regions.map(({ region, cellOf }) => (
              <CellOutcomes key={region} outcomes={cellOf(question)} />
            )),
          ],
        }))}
      />
      <p className={css.more}>{allOf}</p>
    </>
  );
}
