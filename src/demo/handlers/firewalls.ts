import type { FirewallRuleInput } from '@/api/gen/types.gen';
import type { FirewallRule } from '../cloud/state';
import { payerFor } from '../rules/accounts';
import { firewallFor, reaches, vmFor } from '../rules/find';
import { assignmentsView, firewallRow, firewallView } from '../views/network';
import { type AnyContext, type Handlers, noContent, nothing, ok } from '../wire/context';
import { message, Refusal } from '../wire/refusal';

type Firewalls = 'listFirewalls' | 'createFirewall' | 'updateFirewall' | 'deleteFirewall' | 'assignFirewall' | 'unassignFirewall';

const port = (value: number | null | undefined, name: string): number | null => {
  if (value === null || value === undefined) return null;
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw message(`${name} must be between 1 and 65535`);
  return value;
};

const prefix = /^(\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?|[0-9a-f:]+:[0-9a-f:]*(\/\d{1,3})?)$/i;

const validPrefix = (text: string): boolean => {
  if (!prefix.test(text)) return false;
  if (text.includes(':')) return true;
  const [address = '', bits = '32'] = text.split('/');
  return Number(bits) <= 32 && address.split('.').every((part) => Number(part) <= 255);
};

function checkRule({ cloud }: AnyContext, rule: FirewallRuleInput, known: ReadonlySet<string>): FirewallRule {
  if (!['tcp', 'udp', 'icmp', 'any'].includes(rule.protocol)) throw message(`protocol '${rule.protocol}' is not supported`);
  if (rule.direction !== 'inbound' && rule.direction !== 'outbound') throw message("direction must be one of: 'inbound' or 'outbound'");
  const start = port(rule.port_start, 'port_start');
  const end = port(rule.port_end, 'port_end') ?? start;
  if (start !== null && end !== null && start > end) throw message('port_start cannot be greater than port_end');
  const prefixes = rule.endpoint_spec ?? [];
  if (rule.endpoint_spec_type === 'ip_prefixes') {
    if (!Array.isArray(prefixes) || prefixes.length === 0 || !prefixes.every(validPrefix))
      throw message('endpoint_spec must be a valid array of IP addresses or ranges');
  } else if (rule.endpoint_spec_type !== 'any') throw message("endpoint_spec_type must be one of: 'any' or 'ip_prefixes'");
  return {
    uuid: rule.uuid && known.has(rule.uuid) ? rule.uuid : cloud.random.uuid(),
    protocol: rule.protocol,
    direction: rule.direction,
    port_start: start,
    port_end: end,
    endpoint_spec_type: rule.endpoint_spec_type,
    endpoint_spec: rule.endpoint_spec_type === 'any' ? null : [...prefixes],
  };
}

/** The order of rules is not kept: they come back by their uuid. */
const checkRules = (
  context: AnyContext,
  rules: FirewallRuleInput[] | undefined,
  known: ReadonlySet<string> = new Set(),
): FirewallRule[] => {
  if (!rules || rules.length === 0) throw message('A firewall must have at least one rule.');
  return rules.map((rule) => checkRule(context, rule, known)).toSorted((a, b) => (a.uuid < b.uuid ? -1 : 1));
};

const refuseTwin = (context: AnyContext, name: string, but = ''): void => {
  const twin = [...context.state.firewalls.values()].some((one) => one.location === context.slug && one.name === name && one.uuid !== but);
  if (twin) throw new Refusal(409, { message: `Firewall with name '${name}' already exists.` });
};

export const firewalls: Pick<Handlers, Firewalls> = {
  listFirewalls: (context) =>
    ok(
      [...context.state.firewalls.values()]
        .filter((one) => one.location === context.slug && reaches(context, one.billing_account_id))
        .map((one) => firewallRow(context.state, one)),
    ),
  createFirewall(context) {
    const { state, body, cloud, now, slug } = context;
    const account = payerFor(context, body.billing_account_id);
    refuseTwin(context, body.display_name);
    const firewall = {
      uuid: cloud.random.uuid(),
      location: slug,
      name: body.display_name,
      description: '',
      billing_account_id: account.id,
      rules: checkRules(context, body.rules),
      vms: [],
      created: now,
    };
    state.firewalls.set(firewall.uuid, firewall);
    return ok(firewallView(state, firewall));
  },
  updateFirewall(context) {
    const { state, body } = context;
    const firewall = firewallFor(context, context.path.firewall_uuid);
    const name = body.name ?? body.display_name;
    if (name !== undefined) refuseTwin(context, name, firewall.uuid);
    firewall.rules = checkRules(context, body.rules, new Set(firewall.rules.map((rule) => rule.uuid)));
    if (name !== undefined) firewall.name = name;
    if (body.description !== undefined) firewall.description = body.description;
    return ok(firewallView(state, firewall));
  },
  deleteFirewall(context) {
    context.state.firewalls.delete(firewallFor(context, context.path.firewall_uuid).uuid);
    return noContent;
  },
  assignFirewall(context) {
    const firewall = firewallFor(context, context.path.firewall_uuid);
    const vm = vmFor(context, context.query.vm_uuid, false);
    if (!firewall.vms.includes(vm.uuid)) firewall.vms.push(vm.uuid);
    return ok(assignmentsView(firewall));
  },
  unassignFirewall(context) {
    const firewall = firewallFor(context, context.path.firewall_uuid);
    if (!firewall.vms.includes(context.query.vm_uuid)) throw message('The firewall is not assigned to this virtual machine.');
    firewall.vms = firewall.vms.filter((uuid) => uuid !== context.query.vm_uuid);
    return nothing;
  },
};
