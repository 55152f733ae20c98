import { useQuery } from '@tanstack/react-query';
import { bucketsQuery } from '@/data/resources/bucket/queries';
import { useT } from '@/i18n';
import { Select, TextInput } from '@/ui/forms';

interface Props {
  /** Where it is now: offered even while the list of buckets is not there. */
  readonly bucket: string;
  readonly target: string;
  readonly onTarget: (bucket: string) => void;
  /** What the path is called: a key, or a folder. */
  readonly label: string;
  readonly description: string;
  readonly path: string;
  readonly onPath: (path: string) => void;
}

/** Where an object or a folder is to go: a bucket, and the path in it. */
export function PlaceFields({ bucket, target, onTarget, label, description, path, onPath }: Props) {
  const t = useT();
  const buckets = useQuery(bucketsQuery());
  return (
    <>
      <Select
        label={t('objects.bucket')}
        data={[...new Set([bucket, ...(buckets.data ?? []).map(({ name }) => name)])]}
        value={target}
        onChange={(next) => onTarget(next ?? bucket)}
        allowDeselect={false}
        searchable
      />
      <TextInput
        label={label}
        description={description}
        value={path}
        onChange={(event) => onPath(event.currentTarget.value)}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
    </>
  );
}
