import { tagCounts, tagsIn, type Labels } from '@/data/inventory/labels';
import { useFormat, useT } from '@/i18n';
import { TextInput } from '@/ui/forms';
import classes from './estate.module.css';

const most = 40;

/** Tags as text with commas between, and those in use as buttons below. */
export function TagsField({
  label,
  value,
  labels,
  only,
  first,
  onChange,
}: {
  label: string;
  value: string;
  labels: Labels;
  /** Offers these alone. */
  only?: readonly string[] | undefined;
  first?: boolean;
  onChange: (value: string) => void;
}) {
  const t = useT();
  const { compare } = useFormat();
  const chosen = tagsIn(value);
  const has = (tag: string) => chosen.some((each) => each.toLowerCase() === tag.toLowerCase());
  const counts = tagCounts(labels);
  const known = [...(only ?? counts.keys())]
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || compare(a, b))
    .slice(0, most);
  const turn = (tag: string) =>
    onChange((has(tag) ? chosen.filter((each) => each.toLowerCase() !== tag.toLowerCase()) : [...chosen, tag]).join(', '));
  return (
    <div>
      <TextInput
        label={label}
        description={t('estate.tags.commas')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        dir="auto"
        {...(first ? { 'data-autofocus': true } : {})}
      />
      {known.length > 0 ? (
        <>
          <p className={classes.known} aria-hidden>
            {t('estate.tags.known')}
          </p>
          <ul className={classes.tags} aria-label={t('estate.tags.known')}>
            {known.map((tag) => (
              <li key={tag}>
                <button
                  type="button"
                  className={`${classes.tag} ${classes.pick}`}
                  aria-pressed={has(tag)}
                  title={tag}
                  onClick={() => turn(tag)}
                >
                  <bdi>{tag}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
