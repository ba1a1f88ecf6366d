import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lanesQuery } from '../../api/system-queries.ts';
import { Choice } from '../../components/choice.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { LaneDetail } from './lane-detail.tsx';
import { LaneTable } from './lane-table.tsx';
import { laneOf } from './search.ts';
import css from './system.module.css';

/** Every lane, or the one that the address names. */
export function Lanes() {
  const search = useSearch({ from: '/system' });
  const lane = laneOf(search.lane);
  return lane === null ? <LaneList /> : <LaneDetail region={lane.region} modelId={lane.modelId} />;
}

function LaneList() {
  const { region, model } = useSearch({ from: '/system' });
  const navigate = useNavigate({ from: '/system' });
  const { data, error, refetch } = useQuery(lanesQuery);
  const all = data?.lanes ?? [];
  const shown = all.filter(
    (lane) =>
      (region === undefined || lane.region === region) &&
      (model === undefined || lane.model_id === model),
  );
  const change = (part: {
    readonly region?: string | undefined;
    readonly model?: string | undefined;
  }) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <div className={css.part}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the lanes" />}
      {data !== undefined && (
        <>
          <search className={css.filters}>
            <Choice
              label="Region"
              all="all regions"
              options={namesOf(all, 'region')}
              value={region}
              onChange={(value) => {
                change({ region: value });
              }}
            />
            <Choice
              label="Model"
              all="all models"
              options={namesOf(all, 'model_id')}
              value={model}
              onChange={(value) => {
                change({ model: value });
              }}
            />
          </search>
          {shown.length === 0 ? (
            <Empty title="No lane is like that">Choose another region or model.</Empty>
          ) : (
            <LaneTable lanes={shown} />
          )}
        </>
      )}
    </div>
  );
}

function namesOf(
  lanes: readonly Schema<'LaneView'>[],
  name: 'region' | 'model_id',
): { readonly value: string; readonly label: string }[] {
  return [...new Set(lanes.map((lane) => lane[name]))].map((value) => ({ value, label: value }));
}
