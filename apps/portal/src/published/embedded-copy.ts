import type { PublishedCopy } from '../lib/published.ts';
import { SnapshotAnswers } from './snapshot-answers.ts';
import { readSnapshot } from './snapshot.ts';
import './copy.css';

/** Where a gateway has put the answers into the page. */
const ELEMENT = '#beacon-snapshot';

/** The copy that this page is. */
export const PUBLISHED: PublishedCopy = embeddedCopy();

function embeddedCopy(): PublishedCopy {
  const snapshot = readSnapshot(document.querySelector(ELEMENT)?.textContent ?? '');
  const answers = new SnapshotAnswers(snapshot);
  return { facts: snapshot.facts, answer: async (request) => answers.respond(request) };
}
