import type { CreateVm, CreateVmSecrets } from '@/data/vmOperations';
import type { VmDraft } from '@/data/vmDraft';
import type { Choices } from './choices';

/** What the form holds: the draft, and the password, which is never kept. */
export interface Values extends VmDraft {
  readonly password: string;
}

export interface CreateRequest {
  readonly form: CreateVm['form'];
  readonly secrets: CreateVmSecrets;
}

/**
 * The request for one machine of the form. The address and the account are always said: what the platform takes when they
 * are left out differs between installations. Everything else that is optional goes only when there is something to say.
 */
export function requestFrom(values: Values, choices: Choices, name: string): CreateRequest {
  const { image, version, pool, network, account, limits } = choices;
  const description = values.description.trim();
  const username = values.username.trim();
  return {
    form: {
      name,
      ...(image && version ? { os_name: image.os_name, os_version: version.os_version } : {}),
      vcpu: choices.vcpu.value,
      ram: choices.ram.value,
      disks: choices.disk.value,
      ...(username !== '' || limits.username.mandatory ? { username } : {}),
      ...keysIn(values, choices),
      ...(account ? { billing_account_id: account.id } : {}),
      ...(values.backup ? { backup: true } : {}),
      ...(description === '' ? {} : { description }),
      ...(pool ? { designated_pool_uuid: pool.uuid } : {}),
      ...(network ? { network_uuid: network.uuid } : {}),
      reserve_public_ip: values.publicIp,
    },
    secrets: values.password !== '' || limits.password.mandatory ? { password: values.password } : {},
  };
}

/** All keys that the machine gets: stored ones and a pasted one, each once. */
export function publicKeys(values: Pick<Values, 'publicKey'>, choices: Pick<Choices, 'keys'>): string[] {
  const stored = choices.keys.flatMap((key) => (key.public_key ? [key.public_key.trim()] : []));
  const pasted = values.publicKey.trim();
  return [...new Set(pasted === '' ? stored : [...stored, pasted])];
}

/** The documented field holds one key; only live installations take several, under another name. */
function keysIn(values: Values, choices: Choices): Pick<CreateVm['form'], 'public_key' | 'public_keys'> {
  const keys = publicKeys(values, choices);
  const [only] = keys;
  return keys.length > 1 ? { public_keys: keys } : only === undefined ? {} : { public_key: only };
}
