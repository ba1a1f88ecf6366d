/** A conversation as a prompt: what the system is told and what is asked, or why it cannot be asked here. */
export type ChatPrompt =
  { readonly system: string | null; readonly user: string } | { readonly unsupported: string };

const SYSTEM_ROLES = new Set(['system', 'developer']);

/** The one question of a list of messages. A question is one text: a conversation with turns, images or tools is none. */
export function chatPrompt(messages: readonly unknown[]): ChatPrompt {
  const read = messages.map(readMessage);
  const wrong = read.find((message) => 'unsupported' in message);
  if (wrong !== undefined && 'unsupported' in wrong) return wrong;
  const known = read.flatMap((message) => ('role' in message ? [message] : []));
  const system = known.filter(({ role }) => SYSTEM_ROLES.has(role)).map(({ text }) => text);
  const asked = known.filter(({ role }) => !SYSTEM_ROLES.has(role));
  const [question] = asked;
  if (asked.length !== 1 || question?.role !== 'user') {
    return { unsupported: `a conversation of ${asked.length} turns; a question is one text` };
  }
  return { system: system.length === 0 ? null : system.join('\n\n'), user: question.text };
}

type Message = { readonly role: string; readonly text: string } | { readonly unsupported: string };

function readMessage(message: unknown): Message {
  if (typeof message !== 'object' || message === null) return NO_MESSAGE;
  const { role, content } = message as Readonly<Record<string, unknown>>;
  if (typeof role !== 'string') return NO_MESSAGE;
  const text = textOf(content);
  return text === null ? { unsupported: 'it has parts that are no text' } : { role, text };
}

const NO_MESSAGE: Message = { unsupported: 'it is no list of messages with role and content' };

function textOf(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  const parts = content.map(partText);
  return parts.includes(null) ? null : parts.join('\n');
}

function partText(part: unknown): string | null {
  if (typeof part !== 'object' || part === null) return null;
  const { type, text } = part as Readonly<Record<string, unknown>>;
  return (type === 'text' || type === 'input_text') && typeof text === 'string' ? text : null;
}
