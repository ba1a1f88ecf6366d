import { comparedRegions, questionScreen } from '@beacon/verdict';
import type { Twin } from '@beacon/verdict';
import type { MatrixFrame } from '@beacon/persistence';
import type { MatrixCell, MatrixView } from './matrix.view.js';

type Screen = MatrixView['summary']['screen'];

interface Question {
  readonly question_id: string | null;
  readonly cells: readonly MatrixCell[];
}

/**
 * Which questions of a page differ by region by more than their repeats do; where no question is repeated, none. A twin
 * is no place of its own: what it differs by from the region that it repeats is noise.
 */
export function screenOf(
  models: MatrixFrame['models'],
  questions: readonly Question[],
  twins: readonly Twin[] = [],
): Screen {
  return models.flatMap((model) => {
    const regions = comparedRegions(model.regions, twins);
    const asked = questions.map(({ question_id, cells }) => ({
      modelId: model.id,
      questionId: question_id ?? '',
      cells: regions.map((region) => countsOf(cells, model.id, region)),
    }));
    return questionScreen(regions, asked).rows.flatMap(
      ({ model_id, question_id, spread, p, q, method }) =>
        p === null || q === null || spread === null || method === null
          ? []
          : [{ model_id, question_id: question_id || null, spread, p, q, method }],
    );
  });
}

/** Cancelled and quarantined executions are no outcomes of a cell. */
function countsOf(cells: readonly MatrixCell[], modelId: string, region: string) {
  const found = cells.find((cell) => cell.model_id === modelId && cell.region === region);
  return { outcomes: found?.outcomes ?? {}, cancelled: 0, quarantined: 0 };
}
