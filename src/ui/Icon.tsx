import type { ComponentType } from 'react';
import sprite from './icons.gen.svg';

/** Any of `ui/icons`, as a value; a component is a picture from elsewhere. */
export type IconType = string | ComponentType<{ size: number }>;

const style = { flex: 'none', verticalAlign: 'middle' } as const;

/** An icon beside text; it says nothing of its own to a screen reader. Size in CSS pixels, 16 unless told. */
export function Glyph({ icon: Drawn, size = 16 }: { icon: IconType; size?: number }) {
  if (typeof Drawn !== 'string') return <Drawn size={size} />;
  return (
    <svg aria-hidden width={size} height={size} strokeWidth={1.75} style={style}>
      <use href={`${sprite}#${Drawn}`} />
    </svg>
  );
}
