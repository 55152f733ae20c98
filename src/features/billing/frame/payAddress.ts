import { useAddress, withParams } from '@/nav';

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
  const [search, put] = useAddress();
  return {
    kind: kinds.find((kind) => kind === search.get(payParam)) ?? null,
    invoice: search.get(invoiceParam),
    to: (kind, invoice) => `?${withParams(search, { [payParam]: kind, [invoiceParam]: invoice === undefined ? null : String(invoice) })}`,
    close: () => put({ [payParam]: null, [invoiceParam]: null }),
  };
}
