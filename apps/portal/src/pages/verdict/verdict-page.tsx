import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { verdictQuery } from '../../api/queries.ts';
import type { Verdict } from '../../api/verdict-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { parametersOf } from '../../lib/parameters.ts';
import { shownModels } from '../../features/verdict/pairs.ts';
import { Contents } from './contents.tsx';
import { Answers } from './answers-section.tsx';
import { Detector } from './detector-section.tsx';
import { Differences } from './differences-section.tsx';
import { Finding } from './finding.tsx';
import { Fragility } from './fragility-section.tsx';
import { Kinds } from './kinds-section.tsx';
import { Method } from './method-section.tsx';
import { Missing } from './missing-section.tsx';
import { Noise } from './noise-section.tsx';
import { OtherOutcomes } from './other-outcomes-section.tsx';
import { Questions } from './questions-section.tsx';
import { Rates } from './rates-section.tsx';
import { verdictQueryOf } from './search.ts';
import { TakeVerdict } from './take-verdict.tsx';
import { Times } from './times-section.tsx';
import css from './verdict-page.module.css';
import { VerdictSettings } from './verdict-settings.tsx';

/** Whether the regions of a job differ, by how much, and how sure that is. */
export function VerdictPage() {
  const { id } = useParams({ from: '/jobs/$id' });
  const search = useSearch({ from: '/jobs/$id/verdict' });
  const query = verdictQueryOf(search);
  const { data, error, refetch } = useQuery(verdictQuery(id, query));
  const parameters = parametersOf(query);
  return (
    <Page
      title="Verdict"
      json={`/api/v1/jobs/${encodeURIComponent(id)}/verdict${parameters}`}
      actions={data !== undefined && <TakeVerdict verdict={data} parameters={parameters} />}
    >
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the verdict" />}
      {data !== undefined && <Whole verdict={data} />}
    </Page>
  );
}

function Whole({ verdict }: { readonly verdict: Verdict }) {
  const search = useSearch({ from: '/jobs/$id/verdict' });
  const models = shownModels(verdict.models, search.model);
  const part = { verdict, models };
  return (
    <div className={css.page}>
      <Finding verdict={verdict} />
      <div className={css.tools}>
        <VerdictSettings verdict={verdict} />
        <Contents />
      </div>
      <Differences {...part} isWhole={search.pairs === 'all'} />
      <Rates {...part} />
      <Questions {...part} />
      <Answers {...part} />
      <Kinds {...part} />
      <Noise {...part} />
      <Missing {...part} />
      <OtherOutcomes {...part} />
      <Detector verdict={verdict} />
      <Fragility {...part} />
      <Times {...part} />
      <Method {...part} />
    </div>
  );
}
