import type { DataRouter } from 'react-router';

let router: Pick<DataRouter, 'state'> | undefined;

/** The router that `UiRoot` is in. A file of its own, so that naming it brings no table into the first load. */
export function provideRouter(given: Pick<DataRouter, 'state'>) {
  router = given;
}

/** How it stands with the router at this moment; what hooks know of it can be older by a rendering. */
export const routerState = () => router?.state;
