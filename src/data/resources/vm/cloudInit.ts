import { msg, type Message } from '@/i18n';

/** What the platform takes as cloud-init: an object. */
export type CloudInit = Record<string, unknown>;

export type CloudInitReading =
  | { readonly value: CloudInit; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Message };

/** The reader is fetched when somebody is about to need it. */
export const yaml = () => import('yaml');

/** Reads cloud-init in YAML or JSON. The platform wants an object, so that nothing else that cloud-init knows can be sent. */
export async function readCloudInit(text: string): Promise<CloudInitReading> {
  const begin = text.trimStart();
  if (begin.startsWith('#!')) return { problem: msg('data.cloudInit.script') };
  if (/^(#(include|cloud-config-archive|part-handler|cloud-boothook)|## template|content-type:\s*multipart)/i.test(begin))
    return { problem: msg('data.cloudInit.kind') };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { parseDocument, LineCounter } = await yaml();
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { lineCounter, prettyErrors: false });
    const [error] = document.errors;
    if (error) return { problem: msg('data.cloudInit.line', { line: lineCounter.linePos(error.pos[0]).line, text: error.message }) };
    try {
      // Aliases that multiply are refused by the reader itself.
      value = document.toJS();
    } catch (error) {
      return { problem: msg('data.cloudInit.line', { line: 1, text: error instanceof Error ? error.message : String(error) }) };
    }
  }
  if (value === null || value === undefined) return { problem: msg('data.cloudInit.empty') };
  if (typeof value !== 'object' || Array.isArray(value)) return { problem: msg('data.cloudInit.noObject') };
  return { value: value as CloudInit };
}

/**
 * With users of its own the machine has only those. The platform's user name and password must not be sent along: they would
 * be lost, and on live platforms nobody could sign in.
 */
export const hasUsers = (value: CloudInit | null | undefined): boolean => value !== null && value !== undefined && 'users' in value;
