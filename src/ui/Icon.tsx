import type { ComponentType } from 'react';

/** Any of `ui/icons`, as a value. */
export type IconType = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** An icon beside text; it says nothing of its own to a screen reader. Size in CSS pixels, 16 unless told. */
export function Glyph({ icon: Drawn, size = 16 }: { icon: IconType; size?: number }) {
  return (
    <span aria-hidden style={{ display: 'inline-flex', flex: 'none' }}>
      <Drawn size={size} stroke={1.75} />
    </span>
  );
}
