export interface Account {
  id: number;
  title: string | null;
  email: string;
  company_name: string | null;
  company_reg_code: string | null;
  company_vat_number: string | null;
  address_line1: string | null;
  address_line2: string | null;
  city: string | null;
  county: string | null;
  country: string | null;
  post_index: string | null;
  additional_data: string | null;
  /** Fields that no document names, as operators add them. */
  extra?: { [name: string]: string | number | boolean };
  send_invoice_email: boolean;
  /** Usage is invoiced after the month instead of eating credit. */
  postpaid: boolean;
  paying_by_invoice: boolean;
  is_default: boolean;
  is_active: boolean;
  is_deleted: boolean;
  suspend_reason: string;
  /** What the operator set; FROZEN comes and goes on top of it. */
  level: 'CLEAR' | 'LIMITED';
  frozen: boolean;
  discount_percentage: number;
  vat_percentage: number;
  recurring: { enabled: boolean; amount: number; threshold: number };
  promotions: { credit_type: string; amount: number; top_up_requirement: number; top_up_done: number }[];
  referral_share_code: string;
  created: number;
}

export interface Card {
  id: number;
  billing_account_id: number;
  identifier: string;
  kind: 'card' | 'invoice';
  card_type: string;
  last4: string;
  holder: string;
  expire_month: number;
  expire_year: number;
  is_primary: boolean;
  is_verified: boolean;
  /** Charges are refused. */
  declines: boolean;
  is_deleted: boolean;
  created: number;
}

export interface Credit {
  id: number;
  billing_account_id: number;
  amount: number;
  description: string;
  reference: string | null;
  created: number;
}

interface InvoiceRecord {
  id: number;
  name: string;
  qty: number;
  item_price: number;
  amount: number;
  location_slug: string | null;
}

export interface Invoice {
  id: number;
  billing_account_id: number;
  name: string | null;
  document_type: 'invoice' | 'usage_report' | 'top_up' | 'credit_note';
  status: number;
  created: number;
  due: number;
  period_start: number;
  period_end: number;
  discount_percentage: number;
  vat_percentage: number;
  totals: { subtotal: number; discount_amount: number; credit: number; vat_tax: number; total: number };
  paid: number;
  records: InvoiceRecord[];
  transactions: { id: number; identifier: string; amount: number; payment_object_id: number; created: number }[];
  /** The account as it was then: JSON in a string. */
  account_snapshot: string;
}

export interface Usage {
  billing_account_id: number;
  owner: string;
  description: string;
  location: string | null;
  price: number;
  hours: number;
  types: string[];
  configuration: { vm_name: string; os_name: string | null; cpus: number; ram_MB: number; disk_size_GB: number | null } | null;
}
