import type { VmImage, VmImageVersion } from '@/api';

/** Names that are not their key with a capital letter. */
const written: Readonly<Record<string, string>> = {
  almalinux: 'AlmaLinux',
  centos: 'CentOS',
  cyberpanel: 'CyberPanel',
  cpanel: 'cPanel',
  freebsd: 'FreeBSD',
  mikrotik: 'MikroTik',
  nodejs: 'Node.js',
  opensuse: 'openSUSE',
  pfsense: 'pfSense',
  rhel: 'RHEL',
  rocky: 'Rocky Linux',
  windows: 'Windows Server',
  wordpress: 'WordPress',
};

/** A system or an application as people write it, by the platform's key for it. */
export const systemName = (key: string): string => written[key.toLowerCase()] ?? key.charAt(0).toUpperCase() + key.slice(1);

/** "24.04 LTS" for "24.04-lts", "9 Stream" for "9-stream"; platforms give the key for a name, too. */
const spoken = (version: string): string => version.replace(/[-_ ]lts$/i, ' LTS').replace(/[-_ ]stream$/i, ' Stream');

export const imageName = ({ display_name: name, os_name: key }: Pick<VmImage, 'display_name' | 'os_name'>): string =>
  name || systemName(key);

export const versionName = ({ display_name: name, os_version: version }: Pick<VmImageVersion, 'display_name' | 'os_version'>): string =>
  spoken(name || version);

/** Operating system or application with its version, of what knows the two keys only. */
export const systemOf = (key: string, version: string | null | undefined): string =>
  [systemName(key), version && spoken(version)].filter(Boolean).join(' ');
