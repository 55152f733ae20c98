import type { Account, State } from '../cloud/state';
import { day, monthStart, nextMonth } from '../cloud/times';
import { addCredit } from '../rules/accounts';
import { paid, unpaid, writeInvoice } from '../rules/invoices';
import { createBuilder } from './build';
import { gradualPrices } from './catalogue';
import { company } from './company';
import { inDialect } from './dialects';

/** Just signed up: some credit, default networks, nothing else. */
export function fresh(now: number): State {
  const builder = createBuilder('fresh', now);
  const { state, account, network } = builder;
  const only = account({
    id: 1_200_140_001,
    title: 'My account',
    created: now - 2 * day,
    promotions: [{ credit_type: 'referral_receiver', amount: 10, top_up_requirement: 20, top_up_done: 0 }],
  });
  addCredit(state, only, 25, 'Sign-up bonus', now - 2 * day);
  for (const { slug, is_published } of state.locations)
    if (is_published) network(slug, 'Default network', { is_default: true, created: now - 2 * day, updated: now - 2 * day });
  state.user.first_name = null;
  state.user.last_name = null;
  state.user.phone_number = null;
  builder.live(now);
  return state;
}

/** The credit is used up, a few papers are unpaid, and the machines are still there. */
export function frozen(now: number): State {
  const builder = createBuilder('frozen', now);
  const { state, account, card, network, vm, address } = builder;
  const start = nextMonth(now, -3);
  const main = account({
    id: 1_200_150_001,
    title: 'Startup',
    company_name: 'Startup OÜ',
    address_line1: 'Kase 1',
    city: 'Tallinn',
    created: start,
  });
  card(main, { last4: '0341', declines: true });
  addCredit(state, main, 40, 'First billing account', start);
  const cyc = network('cyc01', 'Default network', { is_default: true });
  network('bus02', 'Default network', { is_default: true });
  network('tra03', 'Default network', { is_default: true });
  vm({ name: 'app', network: cyc, account: main, vcpu: 2, memory: 4096, days: 60, address: true, backup: true });
  vm({ name: 'db', network: cyc, account: main, vcpu: 2, memory: 8192, disk: 80, days: 60 });
  vm({ name: 'staging', network: cyc, account: main, days: 50, stopped: true });
  address('cyc01', main, 'forgotten', { unassigned: now - 30 * day });
  builder.live(start);
  for (const months of [2, 1]) {
    const created = nextMonth(now, -months) + 5 * day;
    const rows = [{ description: 'Credit top up', hours: 1, price: 50, location: null }];
    writeInvoice(state, main, {
      rows,
      type: 'top_up',
      period: { start: monthStart(created), end: nextMonth(created) },
      created,
      status: unpaid,
    });
  }
  return state;
}

const words = ['web', 'api', 'worker', 'cache', 'queue', 'db', 'search', 'edge', 'batch', 'proxy'] as const;

/** Ten thousand machines. */
export function huge(now: number): State {
  const builder = createBuilder('huge', now);
  const { state, account, network, card, random } = builder;
  const main = account({ id: 1_200_160_001, title: 'Everything', postpaid: true });
  card(main, { last4: '9999' });
  const networks = ['cyc01', 'bus02', 'tra03'].map((slug, at) =>
    network(slug, 'Default network', { is_default: true, subnet: `10.${(at + 1) * 16}.0.0/12` }),
  );
  const images = [
    ['ubuntu', '24.04-lts'],
    ['debian', '12'],
    ['almalinux', '9'],
    ['windows', '2022'],
  ] as const;
  for (let at = 0; at < 10_000; at += 1) {
    const net = networks[at % 3];
    if (!net) continue;
    const number = Math.floor(at / 3);
    const [os_name, os_version] = random.pick(images);
    const created = now - random.whole(1, 400) * day;
    const disk = random.uuid();
    const uuid = random.uuid();
    state.disks.set(disk, {
      uuid: disk,
      location: net.location,
      size_gb: random.pick([20, 40, 80]),
      display_name: null,
      source_image_type: 'OS_BASE',
      source_image: `${os_name}_${os_version}`,
      read_only_bootable: false,
      billing_account_id: main.id,
      storage_pool_uuid: '',
      replicas: [],
      created,
      updated: created,
      deleted: null,
    });
    const vcpu = random.pick([1, 2, 4]);
    state.vms.set(uuid, {
      uuid,
      location: net.location,
      name: `${random.pick(words)}-${String(at + 1).padStart(5, '0')}`,
      hostname: `vm-${at + 1}`,
      description: '',
      status: at % 7 === 3 ? 'stopped' : 'running',
      os_name,
      os_version,
      vcpu,
      memory: vcpu * 2048,
      username: os_name === 'windows' ? 'administrator' : 'cloudia',
      backup: at % 11 === 0,
      billing_account_id: main.id,
      mac: random.mac(),
      private_ipv4: `10.${((at % 3) + 1) * 16 + 1 + Math.floor(number / 60_000)}.${Math.floor(number / 240)}.${10 + (number % 240)}`,
      public_ipv6: null,
      pool_uuid: state.pools.find((pool) => pool.location === net.location)?.uuid ?? '',
      network_uuid: net.uuid,
      disks: [disk],
      booted_from: null,
      created,
      updated: created,
    });
  }
  manyDocuments(state, main, now);
  builder.live(now);
  return state;
}

/** Ten thousand floating IPs, most of them assigned. */
export function addresses(now: number): State {
  const builder = createBuilder('addresses', now);
  const { state, account, network, vm, random } = builder;
  const main = account({ id: 1_200_170_001, title: 'Everything', postpaid: true });
  const vms = ['cyc01', 'bus02', 'tra03'].map((slug) => {
    const only = network(slug, 'Default network', { is_default: true });
    return words.map((name) => vm({ name: `${name}-${slug}`, network: only, account: main }));
  });
  for (let at = 0; at < 10_000; at += 1) {
    const owners = vms[at % 3] ?? [];
    const owner = owners[Math.floor(at / 3) % owners.length];
    if (!owner) continue;
    const created = now - random.whole(1, 400) * day;
    const address = `198.${18 + (at % 3)}.${Math.floor(at / 600)}.${1 + (Math.floor(at / 3) % 200)}`;
    state.addresses.set(address, {
      id: 2000 + at,
      uuid: random.uuid(),
      address,
      location: owner.location,
      name: `${random.pick(words)}-${String(at + 1).padStart(5, '0')}`,
      billing_account_id: main.id,
      assigned: at % 9 === 4 ? null : { to: owner.uuid, type: 'virtual_machine', private_ip: owner.private_ipv4 },
      unassigned: at % 9 === 4 ? created + day : null,
      deleted: null,
      created,
      updated: created,
    });
  }
  builder.live(now);
  return state;
}

/** A thousand invoices of four years, of which the last few are unpaid. */
function manyDocuments(state: State, account: Account, now: number): void {
  const places = ['cyc01', 'bus02', 'tra03'];
  for (let at = 0; at < 1000; at += 1) {
    const start = nextMonth(now, Math.floor(at / 20) - 50);
    const rows = Array.from({ length: 6 }, (_, line) => ({
      description: `${words[(at + line) % words.length] ?? 'web'}-${line}, 2 CPUs, 4 GB RAM, 40 GB disk${line % 3 === 2 ? ', stopped' : ''}`,
      hours: 24 * (1 + ((at * 7 + line) % 28)),
      price: line % 3 === 2 ? 0.004 : 0.02758,
      location: places[line % 3] ?? null,
    }));
    writeInvoice(state, account, {
      rows,
      type: 'invoice',
      period: { start, end: nextMonth(start) },
      created: nextMonth(start) + 10 * 60_000 + (at % 20) * 60_000,
      status: at < 990 ? paid : unpaid,
    });
  }
}

/**
 * The older document's platform. Its invoices and credit notes have seen a credit note, a status that nobody knows, and accounts noted down in other ways than JSON.
 */
export function older(now: number): State {
  const state = inDialect(company(now, 'older'), 'older');
  oddDocuments(state, now);
  return state;
}

function oddDocuments(state: State, now: number): void {
  const lab = state.accounts.find((one) => one.postpaid);
  if (!lab) return;
  const period = { start: nextMonth(now, -2), end: nextMonth(now, -1) };
  const paper = (name: string, price: number, status: number, days: number) =>
    Object.assign(
      writeInvoice(state, lab, {
        rows: [{ description: name, hours: 1, price, location: null }],
        type: price < 0 ? 'credit_note' : 'invoice',
        period,
        created: now - days * day,
        status,
      }),
      { name },
    );
  paper('Credit note for an outage', -12.34567, paid, 9).account_snapshot =
    "{'title': 'R&D <lab>', 'company_name': 'Northwind Research OÜ', 'address_line2': None, 'city': 'Tartu', 'is_deleted': False}";
  paper('Consulting', 240, 17, 8).account_snapshot = 'Account(1200132377, <R&D';
}

/**
 * A platform as reseller's installations answer: parameters without sizes, a price list without its wrapping, networks without a
 * VLAN, no object storage, and machines that show while they are being made.
 */
export function liveParameters(now: number): State {
  const state = inDialect(company(now, 'live-parameters'), 'live');
  state.platform.showCreating = true;
  state.buckets.clear();
  state.s3 = { enabled: false, exists: false, keys: [] };
  state.prices = state.prices.filter((row) => row.policyId !== 1011);
  return state;
}

export function gradual(now: number): State {
  const state = company(now, 'gradual');
  state.prices = gradualPrices();
  return state;
}

/** An account that may have only so much until it has topped up. */
export function limited(now: number): State {
  const state = fresh(now);
  state.scenario = 'limited';
  for (const account of state.accounts) account.level = 'LIMITED';
  return state;
}

/** An account that an operator has closed, and said why. */
export function suspended(now: number): State {
  const state = fresh(now);
  state.scenario = 'suspended';
  for (const account of state.accounts)
    Object.assign(account, { is_active: false, suspend_reason: 'We could not verify the company. Please write to support.' });
  return state;
}
