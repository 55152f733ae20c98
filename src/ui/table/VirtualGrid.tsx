import { defaultRangeExtractor, useVirtualizer, useWindowVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { densities, useDensity } from './density';
import { headHeight, phoneRowHeight } from './layout';
import { Rows, type Drawn } from './Rows';
import classes from './table.module.css';
import { useRoom } from './useRoom';
import type { GridProps, Line } from './types';

/** A grid of any number of lines: only those in sight are drawn. */
export function VirtualGrid<Row extends object>(props: GridProps<Row>) {
  return props.narrow ? <InWindow {...props} /> : <InBox {...props} />;
}

/** The row that Tab reaches stays drawn, wherever the rest has been scrolled to. */
const withActive = (active: number, count: number) => (range: Range) => {
  const inSight = defaultRangeExtractor(range);
  return active >= count || inSight.includes(active) ? inSight : [active, ...inSight].toSorted((a, b) => a - b);
};

/** `margin`: from the top of what scrolls to the first line, in CSS pixels. */
const drawnBy = <Box extends Element | Window>(virtualizer: Virtualizer<Box, HTMLTableRowElement>, margin: number): Drawn => ({
  items: virtualizer.getVirtualItems().map(({ index, start, key }) => ({ index, start: start - margin, key })),
  size: virtualizer.getTotalSize(),
  scrollTo: (index) => virtualizer.scrollToIndex(index),
});

function InBox<Row extends object>(props: GridProps<Row>) {
  // The virtualizer is one object that changes inside; the compiler would take it for unchanged.
  'use no memo';
  const { lines } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const height = densities[useDensity()];
  useRoom(box);
  // oxlint-disable-next-line react/incompatible-library -- it is left out of the compiler above
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: useKeys(lines),
    overscan: 4,
    scrollPaddingStart: headHeight,
    rangeExtractor: withActive(active, lines.length),
    useFlushSync: false,
  });
  return (
    <div ref={box} className={classes.scroller} style={{ '--row': `${height}px` }}>
      <Rows {...props} drawn={drawnBy(virtualizer, 0)} active={active} setActive={setActive} />
    </div>
  );
}

function InWindow<Row extends object>(props: GridProps<Row>) {
  'use no memo';
  const { lines } = props;
  const box = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [active, setActive] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setMargin(box.current ? Math.round(box.current.getBoundingClientRect().top + window.scrollY) : 0);
    measure();
    // What stands above may grow: notices, filters that wrap.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- it is left out of the compiler above
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: lines.length,
    estimateSize: () => phoneRowHeight,
    getItemKey: useKeys(lines),
    overscan: 4,
    scrollMargin: margin,
    rangeExtractor: withActive(active, lines.length),
    useFlushSync: false,
  });
  return (
    <div ref={box} style={{ '--row': `${phoneRowHeight}px` }}>
      <Rows {...props} drawn={drawnBy(virtualizer, margin)} active={active} setActive={setActive} />
    </div>
  );
}

/** The same function for as long as the lines are the same: the virtualizer measures everything anew when it changes. */
function useKeys<Row>(lines: readonly Line<Row>[]) {
  return useCallback((index: number) => lines[index]?.key ?? index, [lines]);
}
