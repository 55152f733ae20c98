import 'react';

declare module 'react' {
  // Own properties of CSS, such as `--row`.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
