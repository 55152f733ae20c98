import { msg, type Message } from '@/i18n';
import command from './templates/command.yaml?raw';
import docker from './templates/docker.yaml?raw';
import packages from './templates/packages.yaml?raw';
import user from './templates/user.yaml?raw';

export interface Template {
  readonly name: Message;
  readonly text: string;
}

/** Beginnings for what people ask cloud-init for most. Their texts are files, so that they can be tried as they are. */
export const templates: readonly Template[] = [
  { name: msg('create.cloudInit.template.packages'), text: packages },
  { name: msg('create.cloudInit.template.user'), text: user },
  { name: msg('create.cloudInit.template.command'), text: command },
  { name: msg('create.cloudInit.template.docker'), text: docker },
];

const placeholder = 'ssh-ed25519 AAAA... me@laptop';

/** A template with the key in it that the form has, if it has one. */
export const filled = (text: string, key: string | undefined): string => (key ? text.replace(placeholder, key) : text);
