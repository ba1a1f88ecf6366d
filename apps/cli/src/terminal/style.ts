import { styleText } from 'node:util';

/** How a part of a line is set off. A colour never stands alone: the words say the same. */
export type Tone = 'plain' | 'strong' | 'quiet' | 'good' | 'warning' | 'bad';

/** Sets off text that is clean already; gives it back as it is where the stream shows no colours, or NO_COLOR is set. */
export type Style = (tone: Tone, text: string) => string;

const FORMATS = {
  strong: 'bold',
  quiet: 'dim',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
} as const;

/** The style of a stream. */
export function styleOf(stream: NodeJS.WritableStream): Style {
  return (tone, text) =>
    // Node itself asks whether the stream is a terminal, and NO_COLOR, FORCE_COLOR and TERM.
    tone === 'plain' ? text : styleText(FORMATS[tone], text, { stream, validateStream: true });
}

/** No style at all. */
export const plain: Style = (_tone, text) => text;
