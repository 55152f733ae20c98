import { Popover } from '@mantine/core';
import { useRef, type ComponentProps } from 'react';
import type { Overlays } from '../types';
import { At, portalFor, returnFocus } from './At';
import classes from './overlays.module.css';

/** A small panel that hangs on a button, open for as long as it is there: for settings that act at once. */
export function Panel({ id, anchor, title, children, onClose }: ComponentProps<Overlays['Panel']>) {
  const inside = useRef<HTMLDivElement>(null);
  const close = () => {
    returnFocus(anchor, inside.current);
    onClose();
  };
  return (
    <Popover
      opened
      id={id}
      onChange={close}
      trapFocus
      portalProps={portalFor(anchor)}
      position="bottom-end"
      offset={4}
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <At element={anchor} />
      </Popover.Target>
      <Popover.Dropdown ref={inside} className={classes.panel}>
        <p className={classes.panelTitle}>{title}</p>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
