import { benjaminiHochberg, equalRatesTest } from '@beacon/statistics';
import type { CellCounts } from '../input/input.js';
import type { Endpoint } from '../shape/terms.js';
import { eventsOf, measuredOf } from '../input/outcome-classes.js';

/** One question of one model, over the regions. */
interface ScreenedQuestion {
  readonly modelId: string;
  readonly questionId: string;
  /** In the order of the regions. */
  readonly cells: readonly CellCounts[];
}

/** One line of a {@link questionScreen}. */
interface QuestionScreenRow {
  readonly model_id: string;
  readonly question_id: string;
  readonly regions: readonly {
    readonly region: string;
    readonly n: number;
    readonly events: number;
    readonly rate: number | null;
    /** Repeats came out both ways; null with fewer than two. */
    readonly flipped: boolean | null;
  }[];
  /** Largest rate less smallest one; null with fewer than two measured regions. */
  readonly spread: number | null;
  /** Fisher (Freeman-Halton) over the measured regions; null unless two of them were asked at least twice. */
  readonly p: number | null;
  /** Benjamini and Hochberg over the model's questions on this page. */
  readonly q: number | null;
  readonly method: 'fisher' | 'freeman_halton' | 'chi_squared' | null;
}

/** Questions on which regions differ, for exploration and never as a conclusion. */
interface QuestionScreen {
  readonly exploratory: true;
  readonly endpoint: Endpoint;
  readonly rows: readonly QuestionScreenRow[];
  readonly note: string;
}

type Tested = Pick<QuestionScreenRow, 'p' | 'method'>;

/**
 * Which questions make a difference? For each, Fisher's exact test over the regions (Freeman and Halton with more than two; Pearson's chi-squared where
 * counting takes too long), and q values over the questions given of a model. Repeats of a question are taken for independent: it is about this one question, and its
 * answers in this window of time. A single answer per region tests nothing.
 *
 * q is over the page that is given: pass all questions of a model at once, or do not compare q between pages.
 */
export function questionScreen(
  regions: readonly string[],
  questions: readonly ScreenedQuestion[],
  endpoint: Endpoint = 'refused',
): QuestionScreen {
  const rows = questions.map((question) => screened(regions, question, endpoint));
  return {
    exploratory: true,
    endpoint,
    rows: withQValues(rows),
    note: 'exploratory: q is the expected share of false finds among the questions of a model listed here with a q as small; it takes the repeats of a question for independent',
  };
}

function screened(
  regions: readonly string[],
  { modelId, questionId, cells }: ScreenedQuestion,
  endpoint: Endpoint,
): QuestionScreenRow {
  const figures = regions.map((region, index) => regionOf(region, cells[index], endpoint));
  const rates = figures.flatMap(({ rate }) => rate ?? []);
  return {
    model_id: modelId,
    question_id: questionId,
    regions: figures,
    spread: rates.length < 2 ? null : Math.max(...rates) - Math.min(...rates),
    ...testOf(figures),
    q: null,
  };
}

function regionOf(
  region: string,
  cell: CellCounts | undefined,
  endpoint: Endpoint,
): QuestionScreenRow['regions'][number] {
  const n = cell === undefined ? 0 : measuredOf(cell);
  const events = cell === undefined ? 0 : eventsOf(cell, endpoint);
  return {
    region,
    n,
    events,
    rate: n === 0 ? null : events / n,
    flipped: n < 2 ? null : events > 0 && events < n,
  };
}

function testOf(regions: QuestionScreenRow['regions']): Tested {
  const measured = regions.filter(({ n }) => n > 0);
  if (measured.filter(({ n }) => n > 1).length < 2) return { p: null, method: null };
  const { p, test } = equalRatesTest(measured.map(({ events, n }) => [events, n - events]));
  return { p, method: test };
}

/** Adjusts within each model, in the order given. */
function withQValues(rows: readonly QuestionScreenRow[]): QuestionScreenRow[] {
  const byModel = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    if (row.p === null) continue;
    byModel.set(row.model_id, [...(byModel.get(row.model_id) ?? []), index]);
  }
  const q = new Map<number, number>();
  for (const places of byModel.values()) {
    const adjusted = benjaminiHochberg(places.map((place) => rows[place]?.p ?? 1));
    for (const [order, place] of places.entries()) q.set(place, adjusted[order] ?? 1);
  }
  return rows.map((row, index) => ({ ...row, q: q.get(index) ?? null }));
}
