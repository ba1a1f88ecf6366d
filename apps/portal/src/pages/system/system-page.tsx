import { Link, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Page } from '../../components/page.tsx';
import { AuditLog } from './audit-log.tsx';
import { Consumers } from './consumers.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { Health } from './health.tsx';
import { Lanes } from './lanes.tsx';
import { ReadState } from './read-state.tsx';
import { Regions } from './regions.tsx';
import { SYSTEM_VIEWS, systemJson } from './search.ts';
import type { SystemView } from './search.ts';
import css from './system-page.module.css';

const NAMES: Readonly<Record<SystemView, string>> = {
  regions: 'Regions',
  lanes: 'Lanes',
  consumers: 'Consumers',
  'dead-letters': 'Dead letters',
  audit: 'Audit log',
  health: 'Health',
};

const VIEWS: Readonly<Record<SystemView, ComponentType>> = {
  regions: Regions,
  lanes: Lanes,
  consumers: Consumers,
  'dead-letters': DeadLetters,
  audit: AuditLog,
  health: Health,
};

/** What Beacon consists of and how it does: for whoever runs it. */
export function SystemPage() {
  const search = useSearch({ from: '/system' });
  const view = search.view ?? 'regions';
  const View = VIEWS[view];
  return (
    <Page title="System" json={systemJson(search)} actions={<ReadState />}>
      <nav aria-label="Parts of the system" className={css.tabs}>
        {SYSTEM_VIEWS.map((name) => (
          <Link
            key={name}
            to="/system"
            search={name === 'regions' ? {} : { view: name }}
            {...(name === view ? { 'aria-current': 'page' as const } : {})}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {NAMES[name]}
          </Link>
        ))}
      </nav>
      <View />
    </Page>
  );
}
