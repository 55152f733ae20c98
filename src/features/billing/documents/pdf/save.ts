import medium from 'pdfmake/fonts/Roboto/Roboto-Medium.ttf?url';
import regular from 'pdfmake/fonts/Roboto/Roboto-Regular.ttf?url';
import type { Invoice } from '@/api';
import { numberOf } from '@/data/billing/documents/documents';
import { downloadBlob } from '@/files';
import { definitionOf, type Looks } from './definition';

/** Fonts are files of the panel's own origin, and nothing else is fetched for a PDF. */
const own = (file: string): string => new URL(file, location.href).href;

/** Makes the PDF in the browser and hands it over. */
export async function savePdf(invoice: Invoice, looks: Looks): Promise<void> {
  const { default: pdfmake } = await import('pdfmake/build/pdfmake');
  const definition = definitionOf(invoice, looks);
  pdfmake.setUrlAccessPolicy((url) => url === own(regular) || url === own(medium));
  pdfmake.setFonts({ Roboto: { normal: own(regular), bold: own(medium) } });
  const blob = await pdfmake.createPdf(definition).getBlob();
  downloadBlob(blob, `${numberOf(invoice).replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}.pdf`);
}
