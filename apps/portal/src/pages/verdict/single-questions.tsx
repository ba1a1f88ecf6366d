import { Link } from '@tanstack/react-router';
import type { Endpoint, ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ForeignText } from '../../components/text.tsx';
import { DECIDING } from '../../features/verdict/pairs.ts';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatNumber } from '../../lib/format.ts';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

type Single = NonNullable<ModelVerdict['endpoints'][Endpoint]['questions']>;

const COLUMNS = [
  { name: 'Model' },
  { name: 'What' },
  { name: 'Differ', isNumber: true, about: 'Of the questions that came out both ways' },
  { name: 'p', isNumber: true, about: 'Adjusted for the number of questions' },
  { name: 'More often from' },
  { name: 'May be claimed' },
  { name: 'Questions', isText: true },
] as const;

/** Questions that pass a test by themselves, by their repeats; nothing where none does. */
export function SingleQuestions({ verdict, models }: Props) {
  const rows = models.flatMap(({ model_id: id, endpoints }) =>
    DECIDING.flatMap((endpoint) => {
      const { questions } = endpoints[endpoint];
      return questions === null || questions.questions === 0 ? [] : [{ id, endpoint, questions }];
    }),
  );
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Questions that differ by themselves, by their repeats"
      columns={COLUMNS}
      rows={rows.map(({ id, endpoint, questions }) => ({
        key: `${id} ${endpoint}`,
        isStrong: questions.claimed,
        cells: [
          id,
          ENDPOINT_TITLES[endpoint].toLowerCase(),
          `${formatNumber(questions.questions)} of ${formatNumber(questions.tested)}`,
          formatP(questions.p),
          questions.more_from?.join(', ') ?? 'they do not agree',
          questions.claimed ? 'yes' : 'no',
          <Ids key="ids" jobId={verdict.job_id} modelId={id} questions={questions} />,
        ],
      }))}
    />
  );
}

interface IdsProps {
  readonly jobId: string;
  readonly modelId: string;
  readonly questions: Single;
}

function Ids({ jobId, modelId, questions: { ids, questions } }: IdsProps) {
  return (
    <>
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link
            to="/jobs/$id/cell"
            params={{ id: jobId }}
            search={{ model: modelId, question: id }}
          >
            <ForeignText>{id}</ForeignText>
          </Link>
        </span>
      ))}
      {questions > ids.length && ` and ${formatNumber(questions - ids.length)} more`}
    </>
  );
}
