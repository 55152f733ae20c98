import { Suspense, useRef, useState } from 'react';
import { lazyPart } from '../lazy';
import { densities, useDensity } from './density';
import { headHeight, phoneRowHeight } from './layout';
import { Rows } from './Rows';
import classes from './table.module.css';
import { useRoom } from './useRoom';
import type { GridProps } from './types';

/** So many lines are drawn whether they are in sight or not; what draws more of them is fetched when there are more. */
const few = 50;

const VirtualGrid = lazyPart<GridProps<never>>(async () => ({ default: (await import('./VirtualGrid')).VirtualGrid }));

/** The rows of a table, with its head. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { lines } = props;
  const [many, setMany] = useState(false);
  // For good, so that filtering and grouping never change what draws the rows under the reader's hands.
  if (lines.length > few && !many) setMany(true);
  if (!many) return <PlainGrid {...props} />;
  return (
    <Suspense fallback={<PlainGrid {...props} lines={lines.slice(0, few)} />}>
      <VirtualGrid {...(props as unknown as GridProps<never>)} />
    </Suspense>
  );
}

function PlainGrid<Row extends object>(props: GridProps<Row>) {
  const { lines, narrow } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const density = densities[useDensity()];
  const height = narrow ? phoneRowHeight : density;
  useRoom(box);
  return (
    <div
      ref={box}
      className={narrow ? undefined : classes.scroller}
      style={{ '--row': `${height}px`, scrollPaddingBlockStart: headHeight }}
    >
      <Rows
        {...props}
        drawn={{
          items: lines.map(({ key }, index) => ({ index, start: index * height, key })),
          size: lines.length * height,
          scrollTo: (index) => box.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' }),
        }}
        active={active}
        setActive={setActive}
      />
    </div>
  );
}
