import type { RunningCloud } from '../../../../scripts/cloud.mjs';
import { openPanel } from '../../operations/test-support';

export const slug = 'cyc01';
export const account = 1_200_132_376;

/** The panel as a page that has just been opened, with all that the network pages use. */
export async function open(cloud: RunningCloud) {
  const panel = await openPanel(cloud);
  const [network, address, move, firewall, balancer, rule, print, draft, merge] = await Promise.all([
    import('./operations'),
    import('../floating-ip/operations'),
    import('../floating-ip/move/operations'),
    import('../firewall/operations'),
    import('../load-balancer/operations'),
    import('../firewall/rule'),
    import('../firewall/fingerprint'),
    import('../firewall/draft'),
    import('../firewall/merge'),
  ]);
  return { ...panel, network, address, move, firewall, balancer, rule, print, draft, merge };
}
export type Panel = Awaited<ReturnType<typeof open>>;

export const someRule = (port: number) => ({ protocol: 'tcp', direction: 'inbound', port_start: port, endpoint_spec_type: 'any' });
