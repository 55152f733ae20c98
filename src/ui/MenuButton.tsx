import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button, IconButton, type ButtonVariant } from './Button';
import type { IconType } from './Icon';
import { ChevronDownIcon, DotsIcon } from './icons';
import { Later, LazyMenu, preloadOverlays } from './lazy';
import type { MenuItem } from './types';

export interface MenuButtonProps {
  label: string;
  icon?: IconType | undefined;
  /** A function is asked when the menu opens. */
  items: MenuItem[] | (() => MenuItem[]);
  variant?: ButtonVariant | undefined;
  size?: 'normal' | 'small' | undefined;
  /** Shows the icon only; `label` becomes its name and hint. */
  iconOnly?: boolean | undefined;
  reason?: string | null | undefined;
  /** The pointer or the focus has come near: time to read what the items say. */
  onNear?: (() => void) | undefined;
}

/** A button that opens a menu of actions. The menu is fetched when the pointer or the focus first comes near. */
export function MenuButton({ label, icon, items, variant, size, iconOnly, reason, onNear }: MenuButtonProps) {
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const near = () => {
    preloadOverlays();
    onNear?.();
  };
  const shared = {
    ref,
    // What the menu refers to as its label.
    id,
    variant,
    size,
    reason,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': anchor !== null,
    'aria-controls': anchor ? `${id}-dropdown` : undefined,
    onPointerEnter: near,
    onFocus: near,
    onClick: () => setAnchor(anchor ? null : ref.current),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || reason) return;
      event.preventDefault();
      setAnchor(ref.current);
    },
  };
  return (
    <>
      {iconOnly ? (
        <IconButton {...shared} label={label} icon={icon ?? DotsIcon} hint={anchor ? null : label} />
      ) : (
        <Button {...shared} icon={icon} endIcon={ChevronDownIcon}>
          {label}
        </Button>
      )}
      {anchor ? (
        <Later>
          <LazyMenu id={id} anchor={anchor} items={typeof items === 'function' ? items() : items} onClose={() => setAnchor(null)} />
        </Later>
      ) : null}
    </>
  );
}
