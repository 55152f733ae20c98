import type { Content, ContentStack, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Invoice } from '@/api';
import { nameOf, numberOf, periodOf, typeOf } from '@/data/billing/documents/documents';
import { groupLines, linesOf, type LineGroup } from '@/data/billing/documents/lines';
import { proofOf } from '@/data/billing/documents/proof';
import { parseTime, type Format, type T } from '@/i18n';
import { recipientOf } from '../account';
import { quantityIn, sumsOf } from '../sums';
import { kindIn, periodIn, statusIn } from '../words';
import { drawnText, type TextLook } from './drawn';
import type { Letters } from './letters';

export interface Looks {
  readonly t: T;
  readonly format: Format;
  readonly letters: Letters;
  readonly brand: string;
  readonly vatLabel: string;
  readonly currency: { readonly code: string; readonly decimals: number };
  /** A location's name by its slug. */
  readonly place: (slug: string) => string;
}

/** A document as pdfmake draws it. Nothing is calculated here: all numbers are the server's. */
export function definitionOf(invoice: Invoice, looks: Looks): TDocumentDefinitions {
  const { t, letters, brand } = looks;
  const title = letters.set(t('documents.title', { kind: kindIn(t, typeOf(invoice)), number: numberOf(invoice) }));
  return {
    info: { title, creator: brand },
    pageMargins: [48, 56, 48, 64],
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25 },
    content: [
      worded(brand, letters, { fontSize: 10, color: '#555555', width: 499 }),
      { text: title, fontSize: 18, bold: true, margin: [0, 2, 0, 14] },
      { columns: [recipient(invoice, looks), { ...facts(invoice, looks), width: 200 }], columnGap: 24 },
      lines(invoice, looks),
      sums(invoice, looks),
      ...notes(invoice, looks),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: title, color: '#555555' },
        { text: t('documents.pdf.page', { page, pages }), alignment: 'right', color: '#555555' },
      ],
      margin: [48, 24, 48, 0],
      fontSize: 8,
    }),
  };
}

/** Names, which may be in any script: lines as text where the font has their letters, else drawn. */
const worded = (text: string, letters: Letters, { width, ...look }: TextLook): ContentStack => ({
  stack: text
    .split('\n')
    .flatMap((line): Content[] => (letters.lacks(line) ? drawnText(line, { width, ...look }) : [{ text: letters.set(line), ...look }])),
});

const head = (text: string): Content => ({ text, color: '#555555', fontSize: 8, margin: [0, 0, 0, 2] });

function recipient(invoice: Invoice, { t, letters, vatLabel }: Looks): Content {
  const { facts: known, raw } = recipientOf(t, vatLabel, invoice.account_snapshot);
  const plain = ['company', 'title', 'address'];
  return {
    stack: [
      head(t('documents.recipient')),
      ...known.map(({ key, label, value }, index) =>
        worded(plain.includes(key) ? value : `${label}: ${value}`, letters, { bold: index === 0, width: 275 }),
      ),
      ...(raw ? [worded(raw, letters, { width: 275 })] : []),
    ],
  };
}

function facts(invoice: Invoice, { t, format, letters }: Looks) {
  const period = periodOf(invoice);
  const due = parseTime(invoice.due_date);
  const created = parseTime(invoice.created);
  const rows: [string, string | null][] = [
    [t('documents.fact.number'), numberOf(invoice)],
    [t('documents.fact.name'), nameOf(invoice)],
    [t('documents.fact.created'), created && format.utcDate(created)],
    [t('documents.column.period'), period && periodIn(t, format, period)],
    [t('documents.column.due'), due && format.utcDate(due)],
    [t('documents.column.status'), typeof invoice.status === 'number' ? statusIn(t, invoice.status) : null],
  ];
  return {
    table: {
      widths: ['auto', '*'],
      body: rows.flatMap(([label, value]): TableCell[][] =>
        value
          ? [
              [
                { text: letters.set(label), color: '#555555' },
                { text: letters.set(value), alignment: 'right' },
              ],
            ]
          : [],
      ),
    },
    layout: 'noBorders',
  };
}

function lines(invoice: Invoice, looks: Looks): Content {
  const { t, letters } = looks;
  const groups = groupLines(linesOf(invoice.records_list ?? []), 'location');
  if (groups.length === 0) return { text: t('documents.lines.none'), margin: [0, 18, 0, 0] };
  const title = (text: string, alignment: 'left' | 'right' = 'right'): TableCell => ({ text: letters.set(text), bold: true, alignment });
  return {
    margin: [0, 18, 0, 10],
    table: {
      headerRows: 1,
      widths: ['*', 'auto', 'auto', 'auto'],
      body: [
        [
          title(t('documents.lines.what'), 'left'),
          title(t('documents.lines.quantity')),
          title(t('documents.lines.price')),
          title(t('documents.lines.amount')),
        ],
        ...groups.flatMap((group) => groupRows(group, groups.length > 1 || group.location !== null, looks)),
      ],
    },
    layout: 'lightHorizontalLines',
  };
}

function groupRows(group: LineGroup, named: boolean, { t, format, letters, place }: Looks): TableCell[][] {
  const right = (text: string): TableCell => ({ text: letters.set(text), alignment: 'right' });
  const amount = (value: number | null | undefined) => right(typeof value === 'number' ? format.exact(value) : '');
  const name = group.location ? place(group.location) : t('documents.lines.nowhere');
  return [
    ...(named ? [[{ ...worded(name, letters, { color: '#555555', width: 480 }), colSpan: 4, fillColor: '#f4f4f4' }, {}, {}, {}]] : []),
    ...group.lines.map(({ record }) => [
      worded(record.name || t('documents.lines.unnamed'), letters, { width: 240 }),
      right(quantityIn(format, record.qty, record.qty_unit)),
      amount(record.item_price),
      amount(record.amount),
    ]),
  ];
}

const sums = (invoice: Invoice, { t, format, letters, vatLabel }: Looks): Content => ({
  columns: [
    { text: '', width: '*' },
    {
      width: 240,
      unbreakable: true,
      table: {
        widths: ['*', 'auto'],
        body: sumsOf(t, format, vatLabel, invoice).map(({ key, label, value }): TableCell[] => [
          { text: letters.set(label), bold: key === 'total' },
          { text: letters.set(value ?? t('documents.totals.unknown')), alignment: 'right', bold: key === 'total' },
        ]),
      },
      layout: 'noBorders',
    },
  ],
});

function notes(invoice: Invoice, { t, letters, currency }: Looks): Content[] {
  const proof = proofOf(invoice, currency.decimals);
  const wrong = [...proof.lines, ...proof.steps].filter(({ verdict }) => verdict === 'differs').length;
  return [
    t('documents.pdf.currency', { currency: currency.code }),
    ...(wrong > 0 ? [t('documents.proof.differs', { count: wrong })] : []),
    t('documents.pdf.note'),
  ].map((text, index): Content => ({ text: letters.set(text), color: '#555555', fontSize: 8, margin: [0, index === 0 ? 16 : 2, 0, 0] }));
}
