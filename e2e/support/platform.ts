import type { RunningCloud } from '../../scripts/cloud.mjs';
import { expect } from './fixtures';

export const slugs = ['cyc01', 'bus02', 'tra03'];

/** One request as the cloud noted it: without its secrets. */
export interface Noted {
  readonly method: string;
  readonly path: string;
  readonly slug: string | null;
  readonly operation: string | null;
  readonly data: Record<string, unknown>;
  /** 0 while it is under way. */
  readonly status: number;
}

/** What the cloud has received since its beginning, of one operation. */
export async function received(cloud: RunningCloud, operation: string): Promise<Noted[]> {
  return ((await cloud.requests()) as Noted[]).filter((request) => request.operation === operation);
}

/** What was sent with each. */
export const bodies = async (cloud: RunningCloud, operation: string) => (await received(cloud, operation)).map(({ data }) => data);

/** How often each location was asked something. */
export async function countByLocation(cloud: RunningCloud, operation: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { slug } of await received(cloud, operation)) counts[slug ?? '*'] = (counts[slug ?? '*'] ?? 0) + 1;
  return counts;
}

/** Talks to the cloud as somebody else would: another client with the same account. */
export async function elsewhere<T>(cloud: RunningCloud, method: string, path: string, form?: Record<string, string>): Promise<T> {
  const ask = () =>
    fetch(`${cloud.url}/v1${path}`, {
      method,
      headers: { apikey: 'demo', ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
  // A cloud that breaks connections closes those that were kept, too.
  const response = await (method === 'GET' ? ask().catch(ask) : ask());
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true);
  return (text ? JSON.parse(text) : undefined) as T;
}

export interface ListedVm {
  readonly uuid: string;
  readonly name: string;
  readonly status: string;
  readonly private_ipv4: string;
  readonly vcpu: number;
  readonly memory: number;
}

export const vmsIn = (cloud: RunningCloud, slug: string) => elsewhere<ListedVm[]>(cloud, 'GET', `/${slug}/user-resource/vm/list`);

export async function vmNamed(cloud: RunningCloud, slug: string, name: string): Promise<ListedVm> {
  const found = (await vmsIn(cloud, slug)).find((vm) => vm.name === name);
  if (!found) throw new Error(`There is no VM ${name} in ${slug}`);
  return found;
}

interface ListedAddress {
  readonly address: string;
  readonly assigned_to?: string | null;
  readonly is_deleted?: boolean;
}

export const addressesIn = (cloud: RunningCloud, slug: string) => elsewhere<ListedAddress[]>(cloud, 'GET', `/${slug}/network/ip_addresses`);

/** The floating IP of a machine. */
export async function addressOf(cloud: RunningCloud, slug: string, uuid: string): Promise<string> {
  const found = (await addressesIn(cloud, slug)).find((each) => each.assigned_to === uuid && each.is_deleted !== true);
  if (!found) throw new Error(`${uuid} has no address`);
  return found.address;
}

/** A token that occurs in no text by chance, as "demo" may. */
export async function realToken(cloud: RunningCloud): Promise<string> {
  const tokens = await elsewhere<{ token: string; restricted: boolean }[]>(cloud, 'GET', '/user-resource/token/list');
  const token = tokens.find((each) => !each.restricted)?.token;
  if (!token) throw new Error('The cloud has no token of its own');
  return token;
}
