import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Layout } from './components/layout.tsx';
import { Empty, ErrorNote } from './components/notes.tsx';
import { PUBLISHED } from './lib/published.ts';
import { parseSearch, stringifySearch } from './lib/search.ts';
import { readAnswersSearch } from './pages/answers/search.ts';
import { readArmsSearch } from './pages/arms/search.ts';
import { readCellSearch } from './pages/cell/search.ts';
import { readCompareSearch } from './pages/compare/search.ts';
import { readJobsSearch } from './pages/jobs/search.ts';
import { readMatrixSearch } from './pages/matrix/search.ts';
import { readNewJobSearch } from './pages/new-job/search.ts';
import { readQuestionsSearch } from './pages/questions/search.ts';
import { readReviewSearch } from './pages/review/search.ts';
import { readSeriesSearch } from './pages/series/search.ts';
import { readSystemSearch } from './pages/system/search.ts';
import { readSignInSearch } from './pages/sign-in/search.ts';
import { readVerdictSearch } from './pages/verdict/search.ts';

const root = createRootRoute({
  component: Layout,
  errorComponent: ({ error, reset }) => <ErrorNote error={error} onRetry={reset} />,
  notFoundComponent: () => (
    <Empty title="There is no such page">The menu above leads to those that exist.</Empty>
  ),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    if (PUBLISHED === null) redirect({ to: '/jobs', throw: true });
    else redirect({ to: '/jobs/$id', params: { id: PUBLISHED.facts.job_id }, throw: true });
  },
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('./pages/jobs/jobs-page.tsx'), 'JobsPage'),
});

const newJob = createRoute({
  getParentRoute: () => root,
  path: '/jobs/new',
  validateSearch: readNewJobSearch,
  component: lazyRouteComponent(() => import('./pages/new-job/new-job-page.tsx'), 'NewJobPage'),
});

/** What the pages of one job stand in. */
const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$id',
  component: lazyRouteComponent(() => import('./features/job/job-layout.tsx'), 'JobLayout'),
});

const matrix = createRoute({
  getParentRoute: () => job,
  path: '/',
  validateSearch: readMatrixSearch,
  component: lazyRouteComponent(() => import('./pages/matrix/matrix-page.tsx'), 'MatrixPage'),
});

const cell = createRoute({
  getParentRoute: () => job,
  path: '/cell',
  validateSearch: readCellSearch,
  component: lazyRouteComponent(() => import('./pages/cell/cell-page.tsx'), 'CellPage'),
});

const answers = createRoute({
  getParentRoute: () => job,
  path: '/answers',
  validateSearch: readAnswersSearch,
  component: lazyRouteComponent(() => import('./pages/answers/answers-page.tsx'), 'AnswersPage'),
});

const verdict = createRoute({
  getParentRoute: () => job,
  path: '/verdict',
  validateSearch: readVerdictSearch,
  component: lazyRouteComponent(() => import('./pages/verdict/verdict-page.tsx'), 'VerdictPage'),
});

const arms = createRoute({
  getParentRoute: () => job,
  path: '/arms',
  validateSearch: readArmsSearch,
  component: lazyRouteComponent(() => import('./pages/arms/arms-page.tsx'), 'ArmsPage'),
});

const review = createRoute({
  getParentRoute: () => job,
  path: '/review',
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import('./pages/review/review-page.tsx'), 'ReviewPage'),
});

const compare = createRoute({
  getParentRoute: () => job,
  path: '/compare',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('./pages/compare/compare-page.tsx'), 'ComparePage'),
});

const seriesList = createRoute({
  getParentRoute: () => root,
  path: '/series',
  component: lazyRouteComponent(() => import('./pages/series/pages.ts'), 'SeriesListPage'),
});

const series = createRoute({
  getParentRoute: () => root,
  path: '/series/$id',
  validateSearch: readSeriesSearch,
  component: lazyRouteComponent(() => import('./pages/series/pages.ts'), 'SeriesPage'),
});

const questions = createRoute({
  getParentRoute: () => root,
  path: '/questions',
  validateSearch: readQuestionsSearch,
  component: lazyRouteComponent(
    () => import('./pages/questions/questions-page.tsx'),
    'QuestionsPage',
  ),
});

const calibration = createRoute({
  getParentRoute: () => root,
  path: '/calibration',
  component: lazyRouteComponent(
    () => import('./pages/calibration/calibration-page.tsx'),
    'CalibrationPage',
  ),
});

const system = createRoute({
  getParentRoute: () => root,
  path: '/system',
  validateSearch: readSystemSearch,
  component: lazyRouteComponent(() => import('./pages/system/system-page.tsx'), 'SystemPage'),
});

/** Where the gateway leads a browser whose sign-in came to nothing, and whoever signed out. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./features/session/parts.ts'), 'SignInPage'),
});

/** Every component in every state: for whoever works on the portal, and for the tests that look at it. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./pages/gallery/gallery-page.tsx'), 'GalleryPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    jobs,
    newJob,
    job.addChildren([matrix, cell, answers, verdict, arms, review, compare]),
    seriesList,
    series,
    questions,
    calibration,
    system,
    signIn,
    gallery,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // A file has one address: what it shows stands behind the hash.
  ...(PUBLISHED !== null && { history: createHashHistory() }),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
