import { msg, type Message } from '@/i18n';

/** What the platform takes as cloud-init: an object. */
export type CloudInit = Record<string, unknown>;

export type CloudInitReading =
  | { readonly value: CloudInit; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Message };

/** The reader is fetched when somebody is about to need it. */
export const loadYamlReader = () => import('./guestYaml');

/** Other kinds of user data, by how they begin. */
const kinds: readonly (readonly [RegExp, Message])[] = [
  [/^(#ps1|rem\b|@echo\b|::|<(powershell|script)>)/i, msg('create.cloudInit.problem.windows')],
  [/^#!/, msg('create.cloudInit.problem.script')],
  [/^#include/i, msg('create.cloudInit.problem.include')],
  [/^## *template/i, msg('create.cloudInit.problem.template')],
  [
    /^(From |(MIME-Version|Content-Type|Content-Transfer-Encoding|Content-Disposition|From|Subject|X-[\w-]+): )/i,
    msg('create.cloudInit.problem.mime'),
  ],
  [/^#(cloud-config-archive|cloud-config-jsonp|part-handler|cloud-boothook|upstart-job)/i, msg('create.cloudInit.problem.kind')],
];

/** Whether a text is cloud-init in base64, compressed or not: it begins like what people encode. */
function isEncoded(text: string): boolean {
  const bare = text.replace(/\s/g, '');
  // "#cloud-config", "#!", "Content-", "MIME-", and what gzip writes.
  return /^(I2Nsb3VkLWNvbmZpZ|IyE|Q29udGVudC|TUlNRS|From|H4sI)[A-Za-z0-9+/]*={0,2}$/.test(bare) && bare.length > 12;
}

/** Reads cloud-init in YAML or JSON. The platform wants an object, so that nothing else that cloud-init knows can be sent. */
export async function readCloudInit(text: string): Promise<CloudInitReading> {
  const begin = text.trimStart();
  const kind = kinds.find(([pattern]) => pattern.test(begin));
  if (kind) return { problem: kind[1] };
  if (isEncoded(begin)) return { problem: msg('create.cloudInit.problem.encoded') };
  const { exactNumber, readGuestYaml, YamlProblem } = await loadYamlReader();
  let value: unknown;
  try {
    value = begin.startsWith('{') ? readJson(begin, exactNumber) : undefined;
    value ??= readGuestYaml(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof YamlProblem) return { problem: sayProblem(error) };
    throw error;
  }
  if (value === null || value === undefined) return { problem: msg('create.cloudInit.problem.empty') };
  if (typeof value !== 'object' || Array.isArray(value)) return { problem: msg('create.cloudInit.problem.noObject') };
  return { value: value as CloudInit };
}

/** JSON with its numbers as they are written; undefined when it is none. */
function readJson(text: string, exactNumber: (text: string) => unknown): unknown {
  let exact = true;
  // The third argument is newer than the types.
  const number = (_: string, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number') return value;
    const kept =
      context?.source === undefined
        ? Number.isSafeInteger(value) || !Number.isInteger(value)
          ? value
          : undefined
        : exactNumber(context.source);
    if (kept === undefined) exact = false;
    return kept;
  };
  try {
    const value: unknown = JSON.parse(text, number);
    return exact ? value : undefined;
  } catch {
    return undefined;
  }
}

function sayProblem({ kind, line, detail }: { kind: string; line: number; detail: string }): Message {
  if (kind === 'documents') return msg('create.cloudInit.problem.documents', { line });
  if (kind === 'template') return msg('create.cloudInit.problem.braces', { line });
  if (kind === 'tag') return msg('create.cloudInit.problem.tag', { line, tag: detail });
  if (kind === 'binary') return msg('create.cloudInit.problem.binary', { line });
  if (kind === 'endless') return msg('create.cloudInit.problem.endless', { line });
  if (kind === 'value') return msg('create.cloudInit.problem.value', { line, text: detail });
  if (kind === 'character') {
    const code = `U+${(detail.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return msg('create.cloudInit.problem.character', { line, code });
  }
  return msg('create.cloudInit.problem.line', { line, text: detail });
}

/**
 * With users of its own the machine has only those. The platform's user name and password must not be sent along: they would
 * be lost, and on live platforms nobody could sign in.
 */
export const hasUsers = (value: CloudInit | null | undefined): boolean => value !== null && value !== undefined && 'users' in value;
