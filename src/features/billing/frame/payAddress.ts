import { useSearchParams } from 'react-router';

/** The dialogs that move money. They open by `?pay=` on every billing page, so that e-mails can lead to them. */
const kinds = ['invoice', 'amount', 'all', 'credit', 'request'] as const;
export type PayKind = (typeof kinds)[number];

const payParam = 'pay';
const invoiceParam = 'invoice';

export interface PayAddress {
  /** Null when none is open, or one that nobody knows. */
  readonly kind: PayKind | null;
  readonly invoice: string | null;
  /** The page that one is on, with a dialog. */
  readonly to: (kind: PayKind, invoice?: number) => string;
  readonly close: () => void;
}

export function usePayAddress(): PayAddress {
  const [search, setSearch] = useSearchParams();
  const without = (before: URLSearchParams) => {
    const after = new URLSearchParams(before);
    after.delete(payParam);
    after.delete(invoiceParam);
    return after;
  };
  return {
    kind: kinds.find((kind) => kind === search.get(payParam)) ?? null,
    invoice: search.get(invoiceParam),
    to: (kind, invoice) => {
      const after = without(search);
      after.set(payParam, kind);
      if (invoice !== undefined) after.set(invoiceParam, String(invoice));
      return `?${after}`;
    },
    close: () => setSearch(without, { replace: true, preventScrollReset: true }),
  };
}
