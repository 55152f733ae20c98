import { Link } from 'react-router';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Glyph, Name } from '@/ui';
import { dateColumn, numberColumn, type Column } from '@/ui/table';
import { extensionOf, iconOf } from './kinds';
import classes from './objects.module.css';
import type { ObjectRow } from './useObjects';

export const prefixParam = 'prefix';
export const objectParam = 'object';

/** A row's name in words; the object that stands for the folder itself has none of its own. */
export function useNameOf() {
  const t = useT();
  return ({ name }: ObjectRow) => name || t('objects.itself');
}

export function useObjectColumns(bucket: string, prefix: string): readonly Column<ObjectRow>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const nameOf = useNameOf();
  const here: Record<string, string> = prefix ? { [prefixParam]: prefix } : {};
  return [
    {
      id: 'name',
      header: t('objects.column.name'),
      text: nameOf,
      cell: (row) => (
        <Link
          className={classes.name}
          to={paths.bucket(bucket, undefined, row.object ? { ...here, [objectParam]: row.key } : { [prefixParam]: row.key })}
          state={{ within: true }}
          preventScrollReset
        >
          <Glyph icon={iconOf(row)} size={18} />
          <Name>{nameOf(row)}</Name>
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
