import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ControlButtons, Controls } from '../../components/control-buttons.tsx';
import type { Series } from '../../api/series-queries.ts';
import { ControlDialog } from '../../features/job/control-dialog.tsx';
import { controlsOf } from './control-rules.ts';
import type { SeriesControl } from './control-rules.ts';
import { CONTROLS } from './control-words.ts';

/** What can be done to a series. */
export function SeriesControls({ series }: { readonly series: Series }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState<SeriesControl | null>(null);
  const [message, setMessage] = useState('');
  const onDone = (control: SeriesControl, said: string): void => {
    setOpen(null);
    if (control === 'delete') {
      // Nothing of it is read again on the way: there is no such series any more.
      client.removeQueries({ queryKey: ['series', series.id] });
      void navigate({ to: '/series' });
      return;
    }
    setMessage(said);
    void client.invalidateQueries({ queryKey: ['series'] });
  };
  return (
    <Controls>
      <ControlButtons
        label="Change the series"
        controls={controlsOf(series).map(([name, whyNot]) => ({
          name,
          label: CONTROLS[name].label,
          whyNot,
          isDangerous: name === 'delete',
        }))}
        message={message}
        onChoose={setOpen}
        onMessage={setMessage}
      />
      {open !== null && (
        <SeriesDialog
          control={open}
          series={series}
          onDone={(said) => onDone(open, said)}
          onClose={() => setOpen(null)}
        />
      )}
    </Controls>
  );
}

interface DialogProps {
  readonly control: SeriesControl;
  readonly series: Series;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

function SeriesDialog({ control, series, ...rest }: DialogProps) {
  const { title, action, text, run } = CONTROLS[control];
  return (
    <ControlDialog
      title={title}
      action={action}
      isDangerous={control === 'delete'}
      hasReason={control !== 'delete'}
      run={(reason) => run(series.id, reason)}
      {...rest}
    >
      <p>{text}</p>
    </ControlDialog>
  );
}
