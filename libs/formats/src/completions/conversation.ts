import { listOf, objectOf, textOf } from './json-values.js';
import { contentOf } from './read-completion.js';

/** What was asked, of a request or a sample. */
export interface Asked {
  readonly question: string;
  /** Whether there was a system prompt beside it, which is no part of the question. */
  readonly hasSystemPrompt: boolean;
}

/** The one question of a prompt or of messages. A conversation of several turns has no one question. */
export function conversationOf(input: unknown): Asked | { readonly problem: string } {
  const plain = textOf(input);
  if (plain !== null) return askedOf([plain], false);
  const messages = listOf(input).map((message) => objectOf(message) ?? {});
  if (messages.length === 0) return { problem: 'must be text, or messages' };
  const roles = messages.map(({ role }) => role);
  if (roles.some((role) => role === 'assistant' || role === 'tool')) {
    return { problem: 'is a conversation of several turns: only single questions can be imported' };
  }
  const users = messages.filter(({ role }) => role === 'user');
  const texts = users.map(({ content }) => contentOf(content).text);
  return askedOf(texts, users.length < messages.length);
}

function askedOf(
  texts: readonly string[],
  hasSystemPrompt: boolean,
): Asked | { readonly problem: string } {
  const question = texts.filter((text) => text.trim() !== '').join('\n\n');
  return question === '' ? { problem: 'asks nothing' } : { question, hasSystemPrompt };
}
