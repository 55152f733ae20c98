import type { State } from '../cloud/state';
import { day, nextMonth } from '../cloud/times';
import { addCredit } from '../rules/accounts';
import { unpaid } from '../rules/invoices';
import { payInFull } from '../rules/payments';
import { type Builder, createBuilder } from './build';
import { fillCompany } from './company-resources';

/** Two billing accounts: one that pays in advance and tops up by itself, one that is invoiced after the month. */
function companyAccounts({ state, account, card, now }: Builder) {
  const main = account({
    id: 1_200_132_376,
    title: 'Northwind Logistics',
    company_name: 'Northwind Logistics OÜ',
    company_reg_code: '14820011',
    company_vat_number: 'EE102030405',
    address_line1: 'Puiestee 12',
    city: 'Küla',
    county: 'Harjumaa',
    post_index: '10115',
    email: 'billing@northwind.example',
    recurring: { enabled: true, amount: 500, threshold: 60 },
    promotions: [{ credit_type: 'referral_receiver', amount: 170, top_up_requirement: 10_000, top_up_done: 2 }],
    additional_data: JSON.stringify({ link_methods: ['duitku::FT', 'duitku::M1'] }),
    extra: { customer_number: 'NW-00417', is_partner: true, notice_days: 30 },
  });
  const lab = account({
    id: 1_200_132_377,
    title: 'R&D <lab>',
    company_name: 'Northwind Research OÜ',
    company_vat_number: 'EE102030999',
    address_line1: 'Teaduse 4',
    address_line2: '3rd floor',
    city: 'Tartu',
    post_index: '50411',
    discount_percentage: 10,
    postpaid: true,
  });
  addCredit(state, main, 150, 'First billing account', nextMonth(now, -12) - 5 * day);
  const visa = card(main, { last4: '4242' });
  card(main, { last4: '0005', card_type: 'mastercard', is_verified: false, expire_year: new Date(now).getUTCFullYear() + 1 });
  const labCard = card(lab, { last4: '1111', is_primary: true });
  card(lab, {
    last4: '',
    kind: 'invoice',
    identifier: 'N/A',
    card_type: 'By invoice',
    holder: lab.email,
    is_verified: false,
    is_primary: false,
    expire_year: 2099,
  });
  return { main, lab, visa, labCard };
}

/** A firm in the middle of its day: a year of history, machines in three locations, and a few things that somebody forgot. */
export function company(now: number, scenario = 'company'): State {
  const builder = createBuilder(scenario, now);
  const { state, random, daysAgo } = builder;
  const { main, lab, labCard } = companyAccounts(builder);
  fillCompany(builder, main, lab);

  state.tokens.push(
    {
      id: 2,
      token: random.text(32),
      description: 'Terraform',
      restricted: false,
      billing_account_id: 0,
      consumer_id: random.uuid(),
      kong_id: random.uuid(),
      created: daysAgo(310),
      updated: null,
    },
    {
      id: 7,
      token: random.text(32),
      description: 'Lab notebook',
      restricted: true,
      billing_account_id: lab.id,
      consumer_id: random.uuid(),
      kong_id: random.uuid(),
      created: daysAgo(44),
      updated: daysAgo(12),
    },
  );
  // The first letter also holds the last two bits of the length before it, which are zero.
  const keyBody = () => `${random.text(1, 'ABCDEFGHIJKLMNOP')}${random.text(42)}`;
  state.sshKeys.push(
    {
      uuid: random.uuid(),
      name: 'cloudia@laptop',
      public_key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${keyBody()} cloudia@laptop`,
      created: daysAgo(320),
    },
    {
      uuid: random.uuid(),
      name: 'ci-runner',
      public_key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${keyBody()} ci@northwind`,
      created: daysAgo(120),
    },
  );

  builder.live(nextMonth(now, -12));
  // The lab pays its invoices late, the last one not yet.
  for (const invoice of state.invoices.filter((one) => one.billing_account_id === lab.id && one.status === unpaid).slice(0, -1)) {
    payInFull(state, lab, invoice, labCard, Math.min(now, invoice.due - 2 * day));
  }
  return state;
}
