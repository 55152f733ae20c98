/**
 * A request as a `curl` command for a POSIX shell (bash, zsh). The token, passwords and cloud-init are not in it: they
 * stand there as variables, for the user to set. `request` is one of `requestOf`; its URL is absolute already. `flags` are
 * curl's own, for a command that nobody watches.
 */
export async function curlOf(request: Request, flags = ''): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  const body = request.method === 'GET' ? '' : await request.clone().text();
  const lines = [`curl ${flags && `${flags} `}--request ${request.method} ${quoted(request.url)}`, '--header "apikey: $WARREN_TOKEN"'];
  if (type.includes('json') && body !== '')
    lines.push(`--header ${quoted('Content-Type: application/json')}`, `--data ${jsonArgument(body)}`);
  else if (body !== '') for (const [name, value] of new URLSearchParams(body)) lines.push(`--data-urlencode ${formArgument(name, value)}`);
  return lines.join(' \\\n  ');
}

const secret = /^(password|sql_pass|cloud_init)$/;
const variable = (name: string) => `$${name === 'sql_pass' ? 'PASSWORD' : name.toUpperCase()}`;

const formArgument = (name: string, value: string) => (secret.test(name) ? `"${name}=${variable(name)}"` : quoted(`${name}=${value}`));

/** Secrets leave the quotes of the JSON text for a moment, so that the shell fills them in. */
function jsonArgument(text: string): string {
  const mark = (name: string) => `\u{e000}${variable(name)}\u{e001}`;
  let written: string;
  try {
    written = JSON.stringify(JSON.parse(text.replace(/[\u{e000}\u{e001}]/gu, '')), (key, value: unknown) =>
      secret.test(key) ? mark(key) : value,
    );
  } catch {
    return quoted(text);
  }
  return written
    .split(/\u{e000}(\$\w+)\u{e001}/u)
    .map((part, index) => (index % 2 === 1 ? `"${part}"` : part && quoted(part)))
    .join('');
}

/**
 * One argument of a shell, whatever is in it. Control characters are written out (as octal bytes, which every shell reads):
 * a terminal could take them for keystrokes when the command is pasted.
 */
export function quoted(text: string): string {
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${text.replace(/[\\']/g, String.raw`\$&`).replace(/\p{Cc}/gu, bytes)}'`;
}

const bytes = (text: string) => [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
