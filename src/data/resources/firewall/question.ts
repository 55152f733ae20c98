import { containsSet, type AddressSet } from './addressSet';
import { anywhereOf, placeOf, reach, type Reach, type RuleSet } from './reach';

/** What has to be known of a VM to say whether something reaches it. */
export interface Destination {
  readonly firewalls: readonly RuleSet[];
  readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[];
  readonly forwarded: readonly {
    readonly name: string;
    readonly address: string;
    readonly sourcePort: number;
    readonly targetPort: number;
  }[];
  /** CIDRs of its private network, when they are known. */
  readonly subnets: readonly string[];
}

export interface Question {
  /** An address or a CIDR; null: anywhere on the Internet. */
  readonly from: string | null;
  /** tcp, udp or icmp. */
  readonly protocol: string;
  readonly port: number | null;
}

export interface Answer {
  readonly verdict: Reach['verdict'];
  /** `noWay`: nothing leads from there to the VM. `balancer`: a load balancer passes it on. */
  readonly because: Reach['because'] | 'noWay' | 'balancer';
  readonly rules: Reach['rules'];
  /** How it gets there: a public address, a load balancer, or the private network. */
  readonly way: string | null;
}

const familyOf = (place: AddressSet): 4 | 6 => (place[4].length > 0 ? 4 : 6);
const best: Record<Reach['verdict'], number> = { allowed: 0, partly: 1, blocked: 2 };

/** Whether something gets to a VM: by a way that exists, and past its firewalls. Of several ways the most open one counts. */
export function answer(to: Destination, { from, protocol, port }: Question): Answer {
  const place = from === null ? anywhereOf(4) : placeOf(from);
  const family = familyOf(place);
  const inside = from !== null && to.subnets.some((subnet) => containsSet(placeOf(subnet), place));
  const through = reach(to.firewalls, { direction: 'inbound', protocol, port, addresses: place });
  const direct = to.addresses.find((each) => each.family === family);
  const answers: Answer[] = [];
  if (inside) answers.push({ ...through, way: null });
  else if (direct) answers.push({ ...through, way: direct.address });
  const forward = protocol === 'tcp' && !inside && family === 4 ? to.forwarded.find((each) => each.targetPort === port) : undefined;
  if (forward)
    answers.push({ verdict: 'allowed', because: 'balancer', rules: [], way: `${forward.name} (${forward.address}:${forward.sourcePort})` });
  const [first] = answers.toSorted((a, b) => best[a.verdict] - best[b.verdict]);
  return first ?? { verdict: 'blocked', because: 'noWay', rules: [], way: null };
}
