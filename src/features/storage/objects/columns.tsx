import { useFormat, useT } from '@/i18n';
import { useAddress, usePaths } from '@/nav';
import { Glyph, Link, Name } from '@/ui';
import { dateColumn, numberColumn, type Column } from '@/ui/table';
import { extensionOf, iconOf } from './kinds';
import classes from './objects.module.css';
import type { ObjectRow } from './useObjects';

export const prefixParam = 'prefix';
export const objectParam = 'object';
/** Subfolders are listed with what is in them. */
export const deepParam = 'deep';
/** Only names that start with it are asked for. */
export const startParam = 'start';

/** A row's name in words; the object that stands for the folder itself has none of its own. */
export function useNameOf() {
  const t = useT();
  return ({ name }: ObjectRow) => name || t('objects.itself');
}

export function useObjectColumns(bucket: string): readonly Column<ObjectRow>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const nameOf = useNameOf();
  // Details open over the list as it is: folder, filter and sort stay.
  const [address] = useAddress();
  const here = Object.fromEntries(address);
  return [
    {
      id: 'name',
      header: t('objects.column.name'),
      text: nameOf,
      cell: (row) => (
        <Link
          to={paths.bucket(bucket, undefined, row.object ? { ...here, [objectParam]: row.key } : { [prefixParam]: row.key })}
          state={{ within: true }}
          preventScrollReset
        >
          <span className={classes.name}>
            <Glyph icon={iconOf(row)} size={18} />
            <Name>{nameOf(row)}</Name>
          </span>
        </Link>
      ),
      fixed: true,
      width: 420,
    },
    numberColumn<ObjectRow>({
      id: 'size',
      header: t('objects.column.size'),
      value: ({ object }) => object?.size ?? null,
      format: format.bytes,
      width: 110,
    }),
    {
      id: 'type',
      header: t('objects.column.type'),
      text: ({ name, object }) => (object ? extensionOf(name).toUpperCase() : t('objects.folder')),
      options: true,
      width: 100,
    },
    dateColumn<ObjectRow>({
      id: 'modified',
      header: t('objects.column.modified'),
      value: ({ object }) => object?.modified ?? null,
      format: format.dateTime,
      width: 150,
    }),
  ];
}
