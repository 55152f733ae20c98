import type { AccountField, TextField } from '@/data/billing/accounts/accountFields';
import type { T } from '@/i18n';

/** The form's parts, in order; what is rarely touched is the last one. */
export const groups: readonly { readonly key: 'account' | 'company' | 'address' | 'invoices'; readonly fields: readonly TextField[] }[] = [
  { key: 'account', fields: ['title'] },
  { key: 'company', fields: ['company_name', 'company_reg_code', 'company_vat_number'] },
  { key: 'address', fields: ['address_line1', 'address_line2', 'city', 'county', 'post_index', 'country'] },
  { key: 'invoices', fields: ['email'] },
];

export const fieldLabels = (t: T, vat: string): Record<AccountField, string> => ({
  title: t('billing.field.title'),
  company_name: t('billing.field.company_name'),
  company_reg_code: t('billing.field.company_reg_code'),
  company_vat_number: t('billing.field.company_vat_number', { vat }),
  address_line1: t('billing.field.address_line1'),
  address_line2: t('billing.field.address_line2'),
  city: t('billing.field.city'),
  county: t('billing.field.county'),
  post_index: t('billing.field.post_index'),
  country: t('billing.field.country'),
  email: t('billing.field.email'),
  additional_data: t('billing.field.additional_data'),
  send_invoice_email: t('billing.field.send_invoice_email'),
  paying_by_invoice: t('billing.field.paying_by_invoice'),
});

export const autoComplete: Partial<Record<TextField, string>> = {
  company_name: 'organization',
  address_line1: 'address-line1',
  address_line2: 'address-line2',
  city: 'address-level2',
  county: 'address-level1',
  post_index: 'postal-code',
  country: 'country',
  email: 'email',
};
