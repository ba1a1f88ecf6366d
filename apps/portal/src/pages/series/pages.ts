// One file for both: two would each be a request more, and compress worse.
export { SeriesListPage } from './series-list-page.tsx';
export { SeriesPage } from './series-page.tsx';
