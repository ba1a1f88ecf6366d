/** A reply of the hostile provider, as bytes in time. */
export interface HostileReply {
  readonly pieces: readonly Piece[];
  /** What becomes of the connection then: kept for the next call, closed, reset, or left open without another byte. */
  readonly end: 'keep' | 'close' | 'reset' | 'hang';
}

/** Some bytes, and the pause before them in milliseconds. */
export interface Piece {
  readonly bytes: Buffer;
  readonly pauseMs: number;
}

/** What an HTTP reply is made of; every part may be wrong. */
export interface ReplyParts {
  readonly status?: number;
  readonly reason?: string;
  /** Beside content type and length. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** @default application/json */
  readonly type?: string;
  readonly body?: Buffer | string;
  /** @default the body's own; null for none, which an end of the connection tells */
  readonly length?: string | null;
  readonly end?: HostileReply['end'];
}

const CRLF = '\r\n';

/** A reply of which all is said at once. */
export function httpReply(parts: ReplyParts): HostileReply {
  const { status = 200, reason = 'OK', type = 'application/json', headers = [] } = parts;
  const body = Buffer.from(parts.body ?? '');
  const length = parts.length === undefined ? String(body.length) : parts.length;
  const all = [
    ...(type === '' ? [] : [['content-type', type] as const]),
    ...(length === null ? [] : [['content-length', length] as const]),
    ...headers,
  ];
  const lines = all.map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${reason}`, ...lines, '', ''].join(CRLF);
  return {
    pieces: [{ bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]), pauseMs: 0 }],
    end: parts.end ?? (length === null ? 'close' : 'keep'),
  };
}

/** The same reply with its body in chunks, as HTTP has them, each after a pause. */
export function chunkedReply(
  parts: Omit<ReplyParts, 'length'>,
  {
    size,
    pauseMs,
    last = `0${CRLF}${CRLF}`,
  }: { readonly size: number; readonly pauseMs: number; readonly last?: string },
): HostileReply {
  const { headers = [], body = '', ...rest } = parts;
  const head = httpReply({
    ...rest,
    headers: [...headers, ['transfer-encoding', 'chunked']],
    length: null,
  });
  const bytes = Buffer.from(body);
  const pieces: Piece[] = [...head.pieces];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    const framed = [Buffer.from(`${chunk.length.toString(16)}${CRLF}`), chunk, Buffer.from(CRLF)];
    pieces.push({ bytes: Buffer.concat(framed), pauseMs });
  }
  pieces.push({ bytes: Buffer.from(last), pauseMs: 0 });
  return { pieces, end: parts.end ?? 'keep' };
}

/** The answer that a well-behaved provider gives to a case. */
export function rightAnswer(number: number): string {
  return `The answer to case ${number} is ${number % 97}.`;
}

/** A completion as OpenAI sends it. */
export function completionOf(text: string) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'fuzz-1',
    system_fingerprint: 'fp_1',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 },
  };
}

/** An answer as the original system's router sends it. */
export function routedAnswer(text: string) {
  return {
    success: true,
    response: text,
    error: null,
    error_code: null,
    provider_used: 'fuzz-1',
    failure: null,
    metadata: { model: 'fuzz-1' },
  };
}

/** A completion as a reply. */
export function answering(text: string): HostileReply {
  return httpReply({ body: JSON.stringify(completionOf(text)) });
}
