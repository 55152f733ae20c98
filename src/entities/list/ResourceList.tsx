import type { ReactNode } from 'react';
import { useTitle } from '@/nav';
import { PageHeader } from '@/ui';
import { ResourceTable, type ResourceTableProps } from './ResourceTable';

export interface ResourceListProps<Row extends object> extends Omit<ResourceTableProps<Row>, 'label'> {
  readonly title: string;
  readonly lead?: ReactNode;
  /** More buttons in the header, before `create`. */
  readonly actions?: ReactNode;
  /** Between the header and the rows. */
  readonly above?: ReactNode;
  /** The dialogs that the page opens. */
  readonly children?: ReactNode;
}

/** A page that lists one kind of resource: header, notices, table, empty state, sum. What is its own is in its props. */
export function ResourceList<Row extends object>({ title, lead, actions, above, children, ...table }: ResourceListProps<Row>) {
  useTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        actions={
          actions || table.create ? (
            <>
              {actions}
              {table.create}
            </>
          ) : null
        }
      />
      {above}
      <ResourceTable {...table} label={title} />
      {children}
    </>
  );
}
