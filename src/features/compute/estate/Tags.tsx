import classes from './estate.module.css';

/** The tags of a machine; in a cell on one line. */
export function Tags({ tags, inCell }: { tags: readonly string[]; inCell?: boolean }) {
  if (tags.length === 0) return null;
  return (
    <ul className={inCell ? `${classes.tags} ${classes.inCell}` : classes.tags} title={inCell ? tags.join(', ') : undefined}>
      {tags.map((tag) => (
        <li key={tag} className={classes.tag}>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}
