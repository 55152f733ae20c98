import mime from 'mime/lite';
import { ArchiveIcon, AudioIcon, CodeIcon, FolderIcon, ImageIcon, ObjectIcon, TextFileIcon, VideoIcon, type IconType } from '@/ui';
import type { ObjectRow } from './useObjects';

export type PreviewKind = 'image' | 'text' | 'json' | 'csv' | 'pdf' | 'audio' | 'video';

export const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** By the name alone: what a gateway says of a type is what somebody else has uploaded it with. */
export const typeOf = (name: string): string => mime.getType(name) ?? '';

const texts = /^(text\/|application\/(xml|javascript|x-sh|toml|yaml|sql|x-sql))|(\+xml)$/;
const textEndings = new Set([
  'log',
  'conf',
  'cfg',
  'ini',
  'env',
  'tf',
  'py',
  'rb',
  'go',
  'rs',
  'ts',
  'tsx',
  'sql',
  'sh',
  'yml',
  'yaml',
  'toml',
  'md',
]);

/** What can be shown of an object; null for nothing. No document of a page (HTML) is ever run: it is text. */
export function previewKindOf(name: string): PreviewKind | null {
  const type = typeOf(name);
  const ending = extensionOf(name);
  if (type.startsWith('image/')) return 'image';
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/') && ending !== 'ts') return 'video';
  if (type === 'application/json') return 'json';
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  return texts.test(type) || textEndings.has(ending) ? 'text' : null;
}

const archives = new Set(['zip', 'gz', 'tgz', 'bz2', 'xz', 'zst', 'tar', '7z', 'rar']);
const icons: Record<PreviewKind, IconType> = {
  image: ImageIcon,
  text: TextFileIcon,
  json: CodeIcon,
  csv: TextFileIcon,
  pdf: TextFileIcon,
  audio: AudioIcon,
  video: VideoIcon,
};

export function iconOf({ name, object }: ObjectRow): IconType {
  if (!object) return FolderIcon;
  const kind = previewKindOf(name);
  if (kind) return icons[kind];
  return archives.has(extensionOf(name)) ? ArchiveIcon : ObjectIcon;
}
