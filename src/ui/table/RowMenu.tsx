import { useId, useRef, useState } from 'react';
import { Later, LazyMenu, preloadOverlays } from '../lazy';
import type { MenuItem } from '../types';
import classes from './table.module.css';

/** The menu of a row: one element until it opens, since a table has many. */
export function RowMenu({ label, items }: { label: string; items: () => MenuItem[] }) {
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        ref={ref}
        id={id}
        type="button"
        className={classes.dots}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? `${id}-dropdown` : undefined}
        onPointerEnter={preloadOverlays}
        onFocus={preloadOverlays}
        onClick={() => setAnchor(anchor ? null : ref.current)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setAnchor(ref.current);
        }}
      />
      {anchor ? (
        <Later>
          <LazyMenu id={id} anchor={anchor} items={items()} onClose={() => setAnchor(null)} />
        </Later>
      ) : null}
    </>
  );
}
