import { useState } from 'react';
import { Button } from '../../components/button.tsx';

/** Copies a text as Markdown, and says whether it did. */
export function CopyButton({ text }: { readonly text: () => string }) {
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setMessage('Copied.');
    } catch {
      setMessage('The browser did not let the page copy.');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>Copy as Markdown</Button>
      <span role="status">{message}</span>
    </>
  );
}
