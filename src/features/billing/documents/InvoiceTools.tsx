import type { Invoice } from '@/api';
import { numberOf } from '@/data/billing/documents/documents';
import { useT } from '@/i18n';
import { Button, FileIcon, MenuButton, PrintIcon } from '@/ui';
import { PdfButton } from './PdfButton';
import { useLineRows } from './useLineRows';

/** A document on paper and as files. */
export function InvoiceTools({ invoice }: { invoice: Invoice }) {
  const t = useT();
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
      <Button icon={PrintIcon} onClick={() => print()}>
        {t('documents.print')}
      </Button>
      <PdfButton invoice={invoice} />
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
