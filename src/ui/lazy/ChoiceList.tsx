import { Popover } from '@mantine/core';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ComponentProps } from 'react';
import { CheckIcon } from '../icons';
import { Glyph } from '../Icon';
import type { Overlays } from '../types';
import { At, portalFor } from './At';
import classes from './overlays.module.css';

/** Milliseconds after which a letter begins another word. */
const pause = 700;

/** The list of an `InlineSelect`, open for as long as it is there. The focus stays on the field, whose keys move through the list. */
export function ChoiceList({ id, anchor, value, options, onChoose, onClose }: ComponentProps<Overlays['ChoiceList']>) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  );
  const last = options.length - 1;
  const choose = (index: number) => {
    const option = options[index];
    if (option) onChoose(option.value);
    onClose();
  };
  /** The next option that begins with what is typed; the same letter again goes on to the next one with it. */
  const find = (letter: string) => {
    const now = Date.now();
    const text = (now - typed.current.at < pause ? typed.current.text : '') + letter.toLocaleLowerCase();
    typed.current = { text, at: now };
    const wanted = text === text.charAt(0).repeat(text.length) ? text.charAt(0) : text;
    const from = wanted.length > 1 ? active : active + 1;
    const order = options.map((_, index) => (from + index) % options.length);
    const found = order.find((index) => options[index]?.label.toLocaleLowerCase().startsWith(wanted));
    if (found !== undefined) setActive(found);
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey) return;
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 10,
      PageUp: active - 10,
      Home: 0,
      End: last,
    };
    const to = steps[key];
    if (key === 'Tab') return choose(active);
    if (to !== undefined && !event.altKey) setActive(Math.max(0, Math.min(last, to)));
    else if (key === 'Enter' || key === ' ' || key === 'ArrowUp') choose(active);
    else if (key === 'Escape') onClose();
    else if (key.length === 1 && !event.altKey) find(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const leave = useEffectEvent(onClose);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    const left = () => leave();
    anchor.addEventListener('keydown', listener);
    anchor.addEventListener('blur', left);
    return () => {
      anchor.removeEventListener('keydown', listener);
      anchor.removeEventListener('blur', left);
      anchor.removeAttribute('aria-activedescendant');
    };
  }, [anchor]);

  useLayoutEffect(() => {
    anchor.setAttribute('aria-activedescendant', `${id}-${active}`);
    const box = list.current;
    const option = box?.children[active];
    if (!box || !(option instanceof HTMLElement)) return;
    const { offsetTop: top, offsetHeight: height } = option;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
  }, [active, anchor, id]);

  return (
    <Popover
      opened
      onChange={onClose}
      withRoles={false}
      returnFocus={false}
      portalProps={portalFor(anchor)}
      position="bottom-start"
      offset={4}
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <At element={anchor} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.choices}
        style={{ minInlineSize: anchor.offsetWidth }}
        // The field has the keys and the focus, and keeps it while one clicks here.
        onMouseDown={(event) => event.preventDefault()}
        onClick={({ target }) => {
          const option = target instanceof Element ? target.closest('[role=option]') : null;
          if (option) choose([...(list.current?.children ?? [])].indexOf(option));
        }}
      >
        <div ref={list} role="listbox" id={`${id}-list`} aria-labelledby={`${id}-label`} tabIndex={-1} className={classes.choiceList}>
          {options.map((option, index) => (
            <div
              key={option.value}
              role="option"
              id={`${id}-${index}`}
              tabIndex={-1}
              aria-selected={option.value === value}
              data-active={index === active || undefined}
              className={classes.choice}
              onPointerMove={() => setActive(index)}
            >
              <span dir="auto">{option.label}</span>
              {option.value === value ? <Glyph icon={CheckIcon} size={14} /> : null}
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
