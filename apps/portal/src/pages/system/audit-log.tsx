import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { auditQuery } from '../../api/admin-queries.ts';
import type { AuditQuery } from '../../api/admin-queries.ts';
import type { AdminToken } from '../../api/admin-token.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Empty, Loading } from '../../components/notes.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { oneOf } from '../../lib/search.ts';
import { AdminError } from './admin-error.tsx';
import { AdminGate } from './admin-gate.tsx';
import { AuditTable } from './audit-table.tsx';
import { AUDIT_ACTIONS } from './search.ts';
import type { SystemSearch } from './search.ts';
import css from './system.module.css';

const ACTION_NAMES: Readonly<Record<(typeof AUDIT_ACTIONS)[number], string>> = {
  job: 'jobs',
  lane: 'lanes',
  execution: 'executions',
  dead_letter: 'dead letters',
};

/** Who did what, for admins. */
export function AuditLog() {
  return (
    <div className={css.part}>
      <AdminGate>{(token) => <AuditList token={token} />}</AdminGate>
    </div>
  );
}

function AuditList({ token }: { readonly token: AdminToken }) {
  const search = useSearch({ from: '/system' });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(token, auditQueryOf(search)),
  );
  const entries = data?.pages.flatMap((page) => page.audit);
  return (
    <>
      <AuditFilters search={search} />
      {error !== null && <AdminError error={error} onRetry={() => void refetch()} />}
      {entries === undefined && error === null && <Loading what="the audit log" />}
      {entries?.length === 0 && (
        <Empty title="Nothing is in the log">
          What people do to jobs, lanes, outcomes and dead letters will stand here.
        </Empty>
      )}
      {entries !== undefined && entries.length > 0 && <AuditTable entries={entries} />}
      {hasNextPage && (
        <p>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older entries
          </Button>
        </p>
      )}
    </>
  );
}

function AuditFilters({ search }: { readonly search: SystemSearch }) {
  const navigate = useNavigate({ from: '/system' });
  const change = (part: Partial<SystemSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <search className={css.filters}>
      <Choice
        label="What was changed"
        all="everything"
        options={AUDIT_ACTIONS.map((value) => ({ value, label: ACTION_NAMES[value] }))}
        value={search.action}
        onChange={(value) => {
          change({ action: oneOf(value, AUDIT_ACTIONS) });
        }}
      />
      <SearchBox
        label="Who (the whole name)"
        value={search.actor ?? ''}
        onChange={(text) => {
          change({ actor: text === '' ? undefined : text });
        }}
      />
      <SearchBox
        label="Job (its whole id)"
        value={search.job ?? ''}
        onChange={(text) => {
          change({ job: text === '' ? undefined : text });
        }}
      />
    </search>
  );
}

function auditQueryOf({ action, actor, job, region, model }: SystemSearch): AuditQuery {
  return {
    ...(action === undefined ? {} : { action }),
    ...(actor === undefined ? {} : { actor }),
    ...(job === undefined ? {} : { job_id: job }),
    ...(region === undefined ? {} : { region }),
    ...(model === undefined ? {} : { model_id: model }),
  };
}
