import type { Invoice } from '@/api';
import { numberOf } from '@/data/billing/documents/documents';
import { useT } from '@/i18n';
import { Button, DownloadIcon, Failure, FileIcon, MenuButton, Notice, PrintIcon } from '@/ui';
import { useLineRows } from './useLineRows';
import { usePdf } from './usePdf';

/** A document on paper and as files. */
export function InvoiceTools({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const pdf = usePdf();
  const rows = useLineRows();
  const name = numberOf(invoice).replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  const csv = async () => {
    const { downloadTable, sheetStyle } = await import('@/files');
    await downloadTable(rows(invoice), name, sheetStyle());
  };
  const json = async () => {
    const { download } = await import('@/files');
    download(JSON.stringify(invoice, null, 2), `${name}.json`, 'application/json');
  };
  return (
    <>
      {pdf.failure ? <Failure compact title={pdf.failure} /> : null}
      {pdf.missing ? <Notice tone="warn">{pdf.missing}</Notice> : null}
      <Button icon={PrintIcon} onClick={() => print()}>
        {t('documents.print')}
      </Button>
      <Button icon={DownloadIcon} loading={pdf.busy} onClick={() => void pdf.save(invoice)}>
        {t('documents.pdf')}
      </Button>
      <MenuButton
        label={t('documents.download')}
        icon={FileIcon}
        items={[
          { key: 'csv', label: t('documents.csv'), onSelect: () => void csv() },
          { key: 'json', label: t('documents.json'), onSelect: () => void json() },
        ]}
      />
    </>
  );
}
