import { createContext, createElement, useContext, type ReactNode } from 'react';
import type { Config } from './read';

const BrandContext = createContext<Config | null>(null);

export function BrandRoot({ config, children }: { config: Config; children: ReactNode }) {
  return createElement(BrandContext, { value: config }, children);
}

/** The brand's config, as it was read at the start. */
export function useBrand(): Config {
  const config = useContext(BrandContext);
  if (!config) throw new Error('useBrand needs a BrandRoot above it');
  return config;
}
