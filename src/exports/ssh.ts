import { isWindows } from '@/data/resources/vm/parts';
import { hostNames, reachedAt } from './hosts';
import { oneLine } from './text';
import type { ExportFormat, Exported } from './types';

const about = ({ machine }: Exported) =>
  `# ${oneLine(machine.item.name)} · ${oneLine(machine.location.display_name)} · ${machine.item.uuid}`;
/** What an SSH client reads as one user name; anything else would need quotes that it has no escapes for. */
const userName = /^[\w.@+-]{1,64}$/;

export const ssh: ExportFormat = {
  id: 'ssh',
  language: 'ssh',
  type: 'text/plain',
  ending: 'ssh_config',
  begin: (items, options) => {
    const hosts = hostNames(items);
    return {
      head: '# For ~/.ssh/config, or beside it by: Include <this file>\n',
      each: (item) => {
        const address = reachedAt(item, options.address);
        const { username } = item.machine.item;
        if (isWindows(item.machine.item))
          return `\n${about(item)}\n# Left out: Windows is reached by Remote Desktop${address ? ` at ${address}` : ''}\n`;
        if (!address) return `\n${about(item)}\n# Left out: it has no address\n`;
        const user = username && userName.test(username) ? `  User ${username}\n` : '  # The platform does not tell its user name\n';
        return `\n${about(item)}\nHost ${hosts.get(item) ?? 'vm'}\n  HostName ${address}\n${user}`;
      },
      foot: '',
    };
  },
};

export const hosts: ExportFormat = {
  id: 'hosts',
  language: 'hosts',
  type: 'text/plain',
  ending: 'hosts',
  begin: (items, options) => {
    const all = hostNames(items);
    return {
      head: '# For /etc/hosts\n',
      each: (item) => {
        const address = reachedAt(item, options.address);
        return address
          ? `${address}\t${all.get(item) ?? 'vm'}\t${about(item)}\n`
          : `# no address\t${all.get(item) ?? 'vm'}\t${about(item)}\n`;
      },
      foot: '',
    };
  },
};
