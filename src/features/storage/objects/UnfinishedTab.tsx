import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import { useState } from 'react';
import { bucketPrice, perMonth, rowsOf } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { abortUpload, measuredUploads, type MeasuredUpload, type ObjectClient } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { confirm, Empty, Failure, Notice, TrashIcon, UploadIcon } from '@/ui';
import { dateColumn, DataTable, moneyColumn, numberColumn, type Column } from '@/ui/table';

const idOf = ({ uploadId }: MeasuredUpload) => uploadId;
const keyOf = ({ key }: MeasuredUpload) => key;

/** Uploads that were begun and never ended. Their parts are stored and paid for, and no listing of the bucket shows them. */
export function UnfinishedTab({ client, bucket }: { client: ObjectClient; bucket: string }) {
  const t = useT();
  const format = useFormat();
  const prices = useQuery(policyQuery()).data;
  const policy = prices ? rowsOf(prices) : null;
  const [problem, setProblem] = useState<unknown>(null);
  const uploads = useQuery({
    queryKey: ['unfinished uploads', client.gateway.endpoint, client.gateway.credentials.accessKeyId, bucket],
    queryFn: ({ signal }) => measuredUploads(client, bucket, signal),
    refetchOnWindowFocus: false,
  });
  const costOf = ({ size }: MeasuredUpload): Big | null => {
    const hourly = policy && size !== null ? bucketPrice(policy, size) : null;
    return hourly && perMonth(hourly);
  };
  const columns: readonly Column<MeasuredUpload>[] = [
    { id: 'key', header: t('objects.key'), text: keyOf, fixed: true, width: 380 },
    dateColumn<MeasuredUpload>({
      id: 'started',
      header: t('objects.unfinished.started'),
      value: ({ started }) => started,
      format: format.dateTime,
      width: 140,
    }),
    numberColumn<MeasuredUpload>({
      id: 'size',
      header: t('objects.unfinished.size'),
      value: ({ size }) => size,
      format: format.bytes,
      width: 120,
    }),
    moneyColumn<MeasuredUpload>({ id: 'cost', header: t('buckets.column.cost'), value: costOf, format: format.money, width: 110 }),
  ];
  const abort = (rows: readonly MeasuredUpload[], taken?: () => void) =>
    void confirm({
      title: t('objects.unfinished.abort.title', { count: rows.length }),
      body: t('objects.unfinished.abort.text'),
      confirmLabel: t('objects.unfinished.abort'),
      danger: true,
      action: async () => {
        setProblem(null);
        taken?.();
        for (const { key, uploadId } of rows) await abortUpload(client, { bucket, key, uploadId });
      },
    }).then(() => uploads.refetch(), setProblem);
  const failed = uploads.error && !uploads.data;
  return (
    <>
      {problem ? <Failure compact error={problem} /> : null}
      {uploads.error ? <Failure compact={!failed} error={uploads.error} onRetry={() => void uploads.refetch()} /> : null}
      {failed ? null : (
        <DataTable
          name="unfinished-uploads"
          label={t('objects.tab.unfinished')}
          rows={uploads.data ?? []}
          rowId={idOf}
          rowLabel={keyOf}
          columns={columns}
          rowActions={(row) => [
            { key: 'abort', label: t('objects.unfinished.abort'), icon: TrashIcon, danger: true, onSelect: () => abort([row]) },
          ]}
          bulkActions={(rows) => [
            { key: 'abort', label: t('objects.unfinished.abort'), icon: TrashIcon, danger: true, onSelect: () => abort(rows) },
          ]}
          loading={uploads.isPending}
          updatedAt={uploads.dataUpdatedAt}
          onRefresh={() => void uploads.refetch()}
          refreshing={uploads.isFetching}
          notices={uploads.data && uploads.data.length > 0 ? <Notice tone="warn">{t('objects.unfinished.text')}</Notice> : null}
          empty={<Empty icon={UploadIcon} title={t('objects.unfinished.empty')} text={t('objects.unfinished.emptyText')} />}
          footer={(shown) => {
            const size = shown.reduce((sum, row) => sum + (row.size ?? 0), 0);
            const month = shown.reduce((sum, row) => sum.plus(costOf(row) ?? 0), new Big(0));
            return t('objects.unfinished.sum', { count: shown.length, size: format.bytes(size), month: format.money(month) });
          }}
        />
      )}
    </>
  );
}
