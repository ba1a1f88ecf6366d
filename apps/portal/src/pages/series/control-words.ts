import { deleteSeries, pauseSeries, resumeSeries, runSeries } from '../../api/series-controls.ts';
import type { SeriesControl } from './control-rules.ts';

interface ControlWords {
  readonly label: string;
  readonly title: string;
  readonly action: string;
  /** What follows from it. */
  readonly text: string;
  /** Does it, and says what was done. */
  readonly run: (id: string, reason: string | null) => Promise<string>;
}

export const CONTROLS: Readonly<Record<SeriesControl, ControlWords>> = {
  run: {
    label: 'Run now',
    title: 'Run this series now?',
    action: 'Run it',
    text: 'A run starts within about a second, beside the schedule. It has the next number, costs what any other does, and is looked at.',
    run: async (id, reason) => {
      await runSeries(id, { reason });
      return 'A run starts soon.';
    },
  },
  pause: {
    label: 'Pause',
    title: 'Pause this series?',
    action: 'Pause series',
    text: 'Nothing is due until it is resumed. A run that goes on goes on; one that waits is given up.',
    run: async (id, reason) => {
      await pauseSeries(id, { reason });
      return 'The series is paused.';
    },
  },
  resume: {
    label: 'Resume',
    title: 'Resume this series?',
    action: 'Resume series',
    text: 'It goes on with its next moment. What was due meanwhile is not made up for.',
    run: async (id, reason) => {
      await resumeSeries(id, { reason });
      return 'The series goes on.';
    },
  },
  delete: {
    label: 'Delete',
    title: 'Delete this series?',
    action: 'Delete series',
    text: 'The series, the list of its runs and every look at them are gone for good. The jobs of its runs stay, and one that goes on goes on.',
    run: async (id) => {
      await deleteSeries(id);
      return 'The series is deleted.';
    },
  },
};
