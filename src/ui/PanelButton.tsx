import { useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button';
import type { IconType } from './Icon';
import { ChevronDownIcon } from './icons';
import { Later, LazyPanel, preloadOverlays } from './lazy';

export interface PanelButtonProps {
  label: string;
  /** What stands above the panel's content; the label unless told. */
  title?: string | undefined;
  icon?: IconType | undefined;
  /** Shown as switched on. */
  active?: boolean | undefined;
  /** Asked when the panel opens; what it shows should come by `lazy`. */
  children: () => ReactNode;
}

/** A button that opens a small panel of settings which act at once. */
export function PanelButton({ label, title, icon, active, children }: PanelButtonProps) {
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        ref={ref}
        id={id}
        size="small"
        variant={active ? 'active' : 'default'}
        icon={icon}
        endIcon={ChevronDownIcon}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? `${id}-dropdown` : undefined}
        onPointerEnter={preloadOverlays}
        onFocus={preloadOverlays}
        onClick={() => setAnchor(anchor ? null : ref.current)}
      >
        {label}
      </Button>
      {anchor ? (
        <Later>
          <LazyPanel id={id} anchor={anchor} title={title ?? label} onClose={() => setAnchor(null)}>
            {children()}
          </LazyPanel>
        </Later>
      ) : null}
    </>
  );
}
