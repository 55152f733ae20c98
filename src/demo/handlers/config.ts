import { type Handlers, ok } from '../wire/context';
import { vmParameters } from '../rules/parameters';
import { imageView, locationView } from '../views/other';

type Config =
  | 'listLocations'
  | 'getVmParameters'
  | 'listVmImages'
  | 'listPlainOsImages'
  | 'listAppCatalogImages'
  | 'listBootImages'
  | 'getGtmKey'
  | 'setGtmKey'
  | 'getPricingPolicy';

export const config: Pick<Handlers, Config> = {
  listLocations: ({ state }) => ok(state.locations.map((one) => locationView(state, one))),
  getVmParameters: ({ state }) => ok(vmParameters(state)),
  listVmImages: ({ state }) => ok(state.images.map(imageView)),
  listPlainOsImages: ({ state }) => ok(state.images.map(imageView).filter((image) => !image.is_app_catalog)),
  listAppCatalogImages: ({ state }) => ok(state.images.map(imageView).filter((image) => image.is_app_catalog)),
  listBootImages: ({ state }) => ok(state.bootImages.map((image) => ({ ...image }))),
  getGtmKey: ({ state }) => ok({ gtm_key: state.gtmKey }),
  setGtmKey({ state, query }) {
    // Kept to the letter, quotes included.
    state.gtmKey = query.gtm_key;
    return ok({ gtm_key: state.gtmKey });
  },
  getPricingPolicy({ state }) {
    const policy = state.prices.map((row) => ({ ...row }));
    return ok(state.platform.dialect === 'live' ? policy : { policy });
  },
};
