import type { CreateVm, CreateVmSecrets } from '@/data/resources/vm/operations';
import { hasUsers, type CloudInit } from '@/data/resources/vm/cloudInit';
import { readKey } from '@/data/resources/ssh-key/keyReader';
import type { VmDraft } from '@/data/resources/vm/draft';
import type { Choices } from './choices';
import { installs } from './sources';

/** What the form holds: the draft, and what is never kept, since it is secret. */
export interface Values extends VmDraft {
  readonly password: string;
  /** As it is typed: YAML or JSON. */
  readonly cloudInit: string;
}

export interface CreateRequest {
  readonly form: CreateVm['form'];
  readonly secrets: CreateVmSecrets;
}

/**
 * The request for one machine of the form. The address and the account are always said: what the platform takes when they
 * are left out differs between installations. Everything else that is optional goes only when there is something to say.
 */
export function requestFrom(
  values: Values,
  choices: Choices,
  name: string,
  cloudInit: CloudInit | null = null,
  password = values.password,
): CreateRequest {
  const { source, pool, network, account, limits } = choices;
  const description = values.description.trim();
  const username = values.username.trim();
  const fresh = installs(source);
  const withUser = fresh && !hasUsers(cloudInit);
  return {
    form: {
      name,
      ...originIn(choices),
      vcpu: choices.vcpu.value,
      ram: choices.ram.value,
      // Of an existing disk the platform knows the size.
      ...(source === 'disk' ? {} : { disks: choices.disk.value }),
      ...(withUser && (username !== '' || limits.username.mandatory) ? { username } : {}),
      ...(fresh ? keysIn(values, choices) : {}),
      ...(account ? { billing_account_id: account.id } : {}),
      ...(values.backup ? { backup: true } : {}),
      ...(description === '' ? {} : { description }),
      ...(pool ? { designated_pool_uuid: pool.uuid } : {}),
      ...(network ? { network_uuid: network.uuid } : {}),
      reserve_public_ip: values.publicIp,
    },
    secrets: {
      ...(withUser && (password !== '' || limits.password.mandatory) ? { password } : {}),
      ...(fresh && cloudInit ? { cloud_init: cloudInit } : {}),
    },
  };
}

/** What the machine begins with. */
function originIn({ source, image, version, machine, point, existing }: Choices): Partial<CreateVm['form']> {
  if (source === 'iso') return { os_name: '_custom', os_version: '_' };
  if (source === 'disk') return existing ? { disk_uuid: existing.uuid } : {};
  if (source === 'copy') return machine && point ? { source_uuid: machine.uuid, source_replica: point.uuid } : {};
  return image && version ? { os_name: image.os_name, os_version: version.os_version } : {};
}

/** Whoever signs in with a key is asked for no password: what the platform insists on is made by the form. */
export const keyInstead = (values: Values, choices: Choices): boolean => values.password === '' && publicKeys(values, choices).length > 0;

/** All keys that the machine gets: stored ones and a pasted one, each once. */
export function publicKeys(values: Pick<Values, 'publicKey'>, choices: Pick<Choices, 'keys'>): string[] {
  const stored = choices.keys.flatMap((key) => (key.public_key ? [key.public_key.trim()] : []));
  const pasted = readKey(values.publicKey).line ?? values.publicKey.trim();
  return [...new Set(pasted === '' ? stored : [...stored, pasted])];
}

/** The documented field holds one key; only live installations take several, under another name. */
function keysIn(values: Values, choices: Choices): Pick<CreateVm['form'], 'public_key' | 'public_keys'> {
  const keys = publicKeys(values, choices);
  const [only] = keys;
  return keys.length > 1 ? { public_keys: keys } : only === undefined ? {} : { public_key: only };
}
