import { readRecord, wordOf } from '@/data/billing/documents/literal';
import { countryName } from '@/entities/logos';
import { currentLanguage, type T } from '@/i18n';

export interface Recipient {
  /** Known facts in their order; address lines are one. */
  readonly facts: readonly { readonly key: string; readonly label: string; readonly value: string }[];
  /** The note as it came, when nobody can read it. */
  readonly raw: string | null;
}

/** Whom a document was made out to, out of its note of the account. */
export function recipientOf(t: T, vatLabel: string, snapshot: string | null | undefined): Recipient {
  const record = readRecord(snapshot);
  if (!record) return { facts: [], raw: snapshot?.trim() || null };
  const words = (...keys: string[]) => keys.flatMap((key) => wordOf(record, key) ?? []);
  const address = [
    ...words('address_line1', 'address_line2'),
    words('post_index', 'city').join(' '),
    ...words('county'),
    ...words('country').map((code) => countryName(currentLanguage(), code) ?? code),
  ].filter(Boolean);
  const facts = [
    { key: 'company', label: t('documents.recipient.company'), value: words('company_name').join('') },
    { key: 'title', label: t('documents.recipient.title'), value: words('title').join('') },
    { key: 'address', label: t('documents.recipient.address'), value: address.join('\n') },
    { key: 'regCode', label: t('documents.recipient.regCode'), value: words('company_reg_code').join('') },
    { key: 'vatNumber', label: t('documents.recipient.vatNumber', { vat: vatLabel }), value: words('company_vat_number').join('') },
    { key: 'email', label: t('documents.recipient.email'), value: words('email').join('') },
  ].filter(({ value }) => value !== '');
  return { facts, raw: null };
}
