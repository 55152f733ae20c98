import type { ComponentType, CSSProperties } from 'react';

/** Any of `ui/icons`, as a value. */
export type IconType = ComponentType<{
  size?: number | string;
  stroke?: number | string;
  style?: CSSProperties;
  'aria-hidden'?: boolean;
}>;

const style = { flex: 'none', verticalAlign: 'middle' } as const;

/** An icon beside text; it says nothing of its own to a screen reader. Size in CSS pixels, 16 unless told. */
export const Glyph = ({ icon: Drawn, size = 16 }: { icon: IconType; size?: number }) => (
  <Drawn aria-hidden size={size} stroke={1.75} style={style} />
);
