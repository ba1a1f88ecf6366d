import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { modelsQuery, questionsQuery, regionsQuery } from '../../api/queries.ts';
import { specificationQuery } from '../../api/submission-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { newDraft, readDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { knownPartsOf } from './known-parts.ts';
import { NewJob } from './new-job.tsx';
import { draftOf } from './specification-draft.ts';

/** New job. */
export function NewJobPage() {
  const { from } = useSearch({ from: '/jobs/new' });
  // Each start over is another page with nothing kept.
  const [attempt, setAttempt] = useState(0);
  return (
    <Page
      title="New job"
      about={
        from === undefined ? (
          'Ask the same questions of the same models from several regions.'
        ) : (
          <>
            Run{' '}
            <Link to="/jobs/$id" params={{ id: from }}>
              {from}
            </Link>{' '}
            again, as it was or changed.
          </>
        )
      }
      json={
        from === undefined
          ? '/api/v1/models'
          : `/api/v1/jobs/${encodeURIComponent(from)}/specification`
      }
    >
      <Start
        key={`${attempt} ${from ?? ''}`}
        from={from}
        onStartOver={() => {
          setAttempt(attempt + 1);
        }}
      />
    </Page>
  );
}

interface StartProps {
  readonly from: string | undefined;
  readonly onStartOver: () => void;
}

/** Reads what a job can be made of, and what it starts with. */
function Start({ from, onStartOver }: StartProps) {
  const [kept] = useState(() => readDraft(from));
  const bank = useQuery(questionsQuery);
  const models = useQuery(modelsQuery);
  const regions = useQuery(regionsQuery);
  const before = useQuery({
    ...specificationQuery(from ?? ''),
    enabled: from !== undefined && kept === undefined,
  });
  const known = useMemo(
    () =>
      bank.data && models.data && regions.data
        ? knownPartsOf(bank.data, models.data, regions.data)
        : undefined,
    [bank.data, models.data, regions.data],
  );
  const parts = [bank, models, regions, before];
  const failed = parts.find(({ error }) => error !== null);
  if (failed !== undefined) {
    return (
      <ErrorNote
        error={failed.error}
        onRetry={() => parts.forEach((part) => void part.refetch())}
      />
    );
  }
  if (known === undefined) return <Loading what="questions, models and regions" />;
  const start: Draft | undefined =
    kept ??
    (from === undefined
      ? newDraft()
      : before.data && draftOf(JSON.stringify(before.data), known, newDraft()));
  if (start === undefined) return <Loading what="the job" />;
  return <NewJob from={from} start={start} known={known} onStartOver={onStartOver} />;
}
