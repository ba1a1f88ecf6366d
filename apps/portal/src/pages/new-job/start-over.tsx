import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import css from './start-over.module.css';

/** Says how long what is entered is kept, and drops it on wish. */
export function StartOver({ onStartOver }: { readonly onStartOver: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={css.line}>
      <p>What is entered is kept in this tab until the job is submitted.</p>
      <Button
        kind="quiet"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Start over
      </Button>
      {isAsking && (
        <Confirm
          title="Start over?"
          action="Drop it"
          isDangerous
          onConfirm={onStartOver}
          onClose={() => {
            setIsAsking(false);
          }}
        >
          What is entered here is dropped. Jobs that were submitted stay.
        </Confirm>
      )}
    </div>
  );
}
