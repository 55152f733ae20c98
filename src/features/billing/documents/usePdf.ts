import { useState } from 'react';
import type { Invoice } from '@/api';
import { useBrand } from '@/brand';
import { useLocations } from '@/data/core/locations';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { announce } from '@/ui';

/** Saves documents as PDF files, made in the browser. What makes them comes when the first is wanted. */
export function usePdf() {
  const t = useT();
  const format = useFormat();
  const { brand, vatLabel, currency } = useBrand();
  const { nameOf: place } = useLocations(everywhere);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const save = async (invoice: Invoice) => {
    setBusy(true);
    setFailure(null);
    setMissing(false);
    try {
      const [{ savePdf }, { Letters }] = await Promise.all([import('./pdf/save'), import('./pdf/letters')]);
      const letters = new Letters(currency.code);
      await savePdf(invoice, { t, format, letters, brand: brand.name, vatLabel, currency, place });
      setMissing(letters.missing);
      announce(t(letters.missing ? 'documents.pdfLetters' : 'documents.pdfDone'));
    } catch (error) {
      setFailure(t('documents.pdfFailed', { reason: error instanceof Error ? error.message : String(error) }));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, failure, missing: missing ? t('documents.pdfLetters') : null };
}
