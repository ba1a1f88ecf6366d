import { PartLink } from '../../components/part-link.tsx';
import css from './contents.module.css';

const PARTS = [
  ['differences', 'Differences'],
  ['rates', 'Rates'],
  ['questions', 'Questions'],
  ['answers', 'What answers say'],
  ['kinds', 'Kinds of questions'],
  ['noise', 'A/A'],
  ['missing', 'Missing'],
  ['other', 'Other outcomes'],
  ['detector', 'Detector'],
  ['fragility', 'Fragility'],
  ['time', 'Time'],
  ['method', 'Method'],
] as const;

/** The parts of the page. */
export function Contents() {
  return (
    <nav aria-label="Parts of the verdict">
      <ul className={css.parts}>
        {PARTS.map(([id, name]) => (
          <li key={id}>
            <PartLink part={id}>{name}</PartLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
