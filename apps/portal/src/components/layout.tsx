import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { THEMES, chooseTheme, storedTheme } from '../lib/theme.ts';
import type { Theme } from '../lib/theme.ts';
import { Account } from '../features/session/account.tsx';
import { SessionGate } from '../features/session/session-gate.tsx';
import { PublishedNote } from '../features/published/published-note.tsx';
import { PUBLISHED } from '../lib/published.ts';
import css from './layout.module.css';

const PLACES = [
  ['/jobs', 'Jobs'],
  ['/series', 'Series'],
  ['/questions', 'Questions'],
  ['/calibration', 'Calibration'],
  ['/system', 'System'],
] as const;

/** What every page stands in. */
export function Layout() {
  return (
    <>
      <a href="#content" className={css.skip}>
        To the content
      </a>
      <header className={css.bar}>
        <Link to={PUBLISHED === null ? '/jobs' : '/'} className={css.brand}>
          <span className={css.beacon} aria-hidden="true" />
          Beacon
        </Link>
        {PUBLISHED === null && <Places />}
        <div className={css.ends}>
          {PUBLISHED === null && <Account />}
          <ThemeChoice />
        </div>
      </header>
      {PUBLISHED !== null && <PublishedNote facts={PUBLISHED.facts} />}
      <main id="content" className={css.main} tabIndex={-1}>
        {PUBLISHED === null ? (
          <SessionGate>
            <Outlet />
          </SessionGate>
        ) : (
          <Outlet />
        )}
      </main>
    </>
  );
}

/** What a published copy has none of: other pages than those of its job. */
function Places() {
  return (
    <>
      <nav aria-label="Pages" className={css.places}>
        {PLACES.map(([to, name]) => (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
            {name}
          </Link>
        ))}
      </nav>
      <Link to="/jobs/new" className={css.add}>
        New job
      </Link>
    </>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  return (
    <label className={css.theme}>
      <span className={css.spoken}>Theme</span>
      <select
        value={theme}
        onChange={({ target }) => {
          const chosen = THEMES.find((name) => name === target.value) ?? 'system';
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      >
        {THEMES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
