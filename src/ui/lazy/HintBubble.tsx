import { Tooltip } from '@mantine/core';
import { useEffect, useId, type ComponentProps } from 'react';
import type { Overlays } from '../types';
import { portalFor } from './At';
import classes from './overlays.module.css';

/** The bubble of a `Hint`, open for as long as it is there. It describes its anchor unless that says the same already. */
export function HintBubble({ anchor, text, onHold, onLeave }: ComponentProps<Overlays['HintBubble']>) {
  const id = useId();
  useEffect(() => {
    if (anchor.hasAttribute('aria-describedby') || anchor.getAttribute('aria-label') === text) return undefined;
    anchor.setAttribute('aria-describedby', id);
    return () => anchor.removeAttribute('aria-describedby');
  }, [anchor, id, text]);
  return (
    <Tooltip
      opened
      target={anchor}
      label={text}
      portalProps={portalFor(anchor)}
      id={id}
      multiline
      w="max-content"
      interactive
      transitionProps={{ duration: 0 }}
      className={classes.hint}
      onPointerEnter={onHold}
      onPointerLeave={onLeave}
    />
  );
}
