import { randomBytes } from 'node:crypto';

/** Something that must be known to nobody but who needs it. */
export interface Secret {
  /** What it is, for people. */
  readonly name: string;
  /** What is looked for: of several of one kind all, each as its bytes. */
  readonly values: readonly Uint8Array[];
  /** Files that are made to hold it. */
  readonly homes: readonly string[];
}

/** A secret of one text. */
export function textSecret(name: string, text: string, homes: readonly string[] = []): Secret {
  return { name, values: [Buffer.from(text, 'utf8')], homes };
}

/** A new text in which every way of writing it down differs from it: as JSON, in an address, as base64. */
export function newSecret(): string {
  return `s${randomBytes(16).toString('hex')}/+%${randomBytes(16).toString('hex')}`;
}

/** Shorter ones are looked for as a whole only: a half of them may stand somewhere by chance. */
const HALVED_FROM = 40;

/**
 * Every way in which a secret could be written down: itself, either half of it, base64 in both alphabets, also in the middle of a longer
 * text (as in `Basic` credentials), hexadecimal, and as a part of an address.
 */
export function formsOf(bytes: Uint8Array): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const part of partsOf(Buffer.from(bytes))) {
    forms.add(part.toString('latin1'));
    forms.add(part.toString('hex'));
    forms.add(part.toString('hex').toUpperCase());
    forms.add(encodeURIComponent(part.toString('latin1')));
    for (const form of base64Of(part)) forms.add(form).add(toUrlAlphabet(form));
  }
  return forms;
}

function partsOf(bytes: Buffer): readonly Buffer[] {
  const middle = Math.floor(bytes.length / 2);
  return bytes.length < HALVED_FROM ? [bytes] : [bytes.subarray(0, middle), bytes.subarray(middle)];
}

/** The digits that do not depend on what stands before and behind, for each of the three places in a group. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    return padded.toString('base64').slice(first, end);
  });
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
