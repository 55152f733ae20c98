import { csvOf, excelMark } from '@/files';
import { perMonth } from '@/data/pricing/pricing';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import { disksOf, osOf } from '@/data/resources/vm/parts';
import { tamedJson } from './text';
import type { ExportFormat, Exported } from './types';

const priceOf = ({ machine: { item, price } }: Exported) => price && perMonth(item.status === 'stopped' ? price.stopped : price.running);
const diskSize = ({ machine }: Exported) => disksOf(machine.item).reduce((sum, disk) => sum + disk.size, 0);

const columns: Record<string, (item: Exported) => string | number> = {
  name: ({ machine }) => machine.item.name,
  uuid: ({ machine }) => machine.item.uuid,
  location: ({ machine }) => machine.location.slug,
  status: ({ machine }) => machine.item.status,
  vcpu: ({ machine }) => machine.item.vcpu ?? '',
  memory_mb: ({ machine }) => machine.item.memory ?? '',
  disk_gb: diskSize,
  os: ({ machine }) => osOf(machine.item),
  username: ({ machine }) => machine.item.username ?? '',
  public_addresses: ({ machine }) => addressesOf(machine.item, machine.floating).public.join(' '),
  private_addresses: ({ machine }) => addressesOf(machine.item, machine.floating).private.join(' '),
  network: ({ network }) => network?.name ?? network?.uuid ?? '',
  billing_account: ({ machine }) => machine.item.billing_account ?? '',
  backup: ({ machine }) => (machine.item.backup ? 'true' : 'false'),
  price_per_month_net: (item) => priceOf(item)?.toNumber() ?? '',
  created_at: ({ machine }) => machine.item.created_at ?? '',
  tags: ({ tags }) => tags.join(', '),
  note: ({ note }) => note,
};

/** Columns with the API's names, for programs; the table's own CSV has what is on the screen. */
export const csv: ExportFormat = {
  id: 'csv',
  language: 'csv',
  type: 'text/csv',
  ending: 'csv',
  begin: () => ({
    head: `${excelMark}${csvOf([Object.keys(columns)])}\r\n`,
    each: (item) => `${csvOf([Object.values(columns).map((cell) => cell(item))])}\r\n`,
    foot: '',
  }),
};

function facts(item: Exported) {
  const { machine, network, tags, note } = item;
  const { item: vm, location, floating } = machine;
  const { public: outside, private: inside } = addressesOf(vm, floating);
  return {
    uuid: vm.uuid,
    name: vm.name,
    hostname: vm.hostname ?? null,
    description: vm.description ?? null,
    status: vm.status,
    location: location.slug,
    os_name: vm.os_name ?? null,
    os_version: vm.os_version ?? null,
    vcpu: vm.vcpu ?? null,
    memory_mb: vm.memory ?? null,
    username: vm.username ?? null,
    backup: vm.backup ?? false,
    billing_account: vm.billing_account ?? null,
    designated_pool_uuid: vm.designated_pool_uuid ?? null,
    public_addresses: outside,
    private_addresses: inside,
    floating_ips: floating.map(({ address, name }) => ({ address, name: name ?? null })),
    network: network ? { uuid: network.uuid, name: network.name ?? null, subnet: network.subnet ?? null } : null,
    disks: disksOf(vm).map(({ uuid, name, size, primary }) => ({ uuid, name: name ?? null, size_gb: size, primary: primary ?? false })),
    price_per_month_net: priceOf(item)?.toFixed() ?? null,
    created_at: vm.created_at ?? null,
    tags,
    note,
  };
}

export const json: ExportFormat = {
  id: 'json',
  language: 'json',
  type: 'application/json',
  ending: 'json',
  begin: () => ({
    head: '[',
    each: (item, index) => `${index === 0 ? '' : ','}\n${tamedJson(JSON.stringify(facts(item), null, 2)).replace(/^/gm, '  ')}`,
    foot: '\n]\n',
  }),
};
