import { Link as RouterLink, type LinkProps } from 'react-router';

/** Whether there is a page at an address; the app knows, which has read what the brand closes. */
export const pages: { open: (to: string) => boolean } = { open: () => true };

/** A link to a page of the panel; where that is closed, only its words. */
export function Link({ to, ...rest }: Omit<LinkProps, 'to'> & { to: string }) {
  if (pages.open(to)) return <RouterLink to={to} {...rest} />;
  return <span className={rest.className}>{rest.children}</span>;
}
