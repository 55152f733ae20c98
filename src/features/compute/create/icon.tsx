import type { IconType } from '@/ui';

const known = new Map<string, IconType>();
const longest = 200_000;

/**
 * Where an image's icon can be shown from: an https address, or a picture that is in the text itself. SVG text goes into
 * an `img`, where no script of it runs; it is never made part of the page.
 */
export function iconSource(icon: string | null | undefined): string | null {
  const text = icon?.trim() ?? '';
  if (text.length > longest) return null;
  if (/^https:\/\/\S+$/.test(text) || /^data:image\/[\w.+-]+[;,]/.test(text)) return text;
  return /^(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text) ? `data:image/svg+xml,${encodeURIComponent(text)}` : null;
}

/** The icon of an image for a card; undefined when the platform has none that can be shown. */
export function iconOf(icon: string | null | undefined): IconType | undefined {
  const source = iconSource(icon);
  if (!source) return undefined;
  const found = known.get(source);
  if (found) return found;
  const Drawn = ({ size }: { size: number }) => (
    <img
      src={source}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={(event) => event.currentTarget.remove()}
    />
  );
  known.set(source, Drawn);
  return Drawn;
}
