/**
 * Stands in for `tldts`, the public suffix list (114 kB) that MSW's cookie jar asks whether a cookie may be set for a domain.
 * The platform's API has no cookies.
 */
export const getDomain = (): null => null;
