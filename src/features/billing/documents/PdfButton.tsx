import { useQuery } from '@tanstack/react-query';
import type { Invoice } from '@/api';
import { invoiceQuery } from '@/data/billing/queries';
import { useT } from '@/i18n';
import { Button, DownloadIcon, Failure, Notice } from '@/ui';
import { usePdf } from './usePdf';

/** Saves a document as a PDF file, and says what went wrong with it. */
export function PdfButton({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const pdf = usePdf();
  return (
    <>
      {pdf.failure ? <Failure compact title={pdf.failure} /> : null}
      {pdf.missing ? <Notice tone="warn">{pdf.missing}</Notice> : null}
      <Button icon={DownloadIcon} loading={pdf.busy} onClick={() => void pdf.save(invoice)}>
        {t('documents.pdf')}
      </Button>
    </>
  );
}

/** The same for an invoice that has just been paid: as it is now. */
export function PaidPdf({ id }: { id: number }) {
  const { data, isFetching } = useQuery(invoiceQuery(id));
  return data && !isFetching ? <PdfButton invoice={data} /> : null;
}
