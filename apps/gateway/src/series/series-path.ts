import { NameOf } from '../http/validation/parameters.js';

/** Ids of series: those of their runs' jobs are made of them. */
export const SERIES_ID_PATTERN = /^[A-Za-z0-9_-]{1,100}$/;

/** Names a series. What cannot be the id of one is not looked for. */
export class SeriesPath {
  @NameOf('series', SERIES_ID_PATTERN, 'Id of the series.')
  readonly id!: string;
}
