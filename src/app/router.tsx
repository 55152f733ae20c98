import { lazy, Suspense, type ReactNode } from 'react';
import { createBrowserRouter, redirect, type RouteObject } from 'react-router';
import type { Config } from '@/brand';
import { session, useSession } from '@/data/core/session';
import { loadMessages } from '@/i18n';
import { pathsIn, routes, scopeIn } from '@/nav';
import { Loading, provideRouter } from '@/ui';
import { pages } from '@/ui/Link';
import { RouteProblem } from './errors/RouteProblem';
import { Ground } from './Ground';

const Shell = lazy(async () => {
  const { Shell: shell, operationWords, recover } = await import('./shell/Shell');
  void recover();
  await operationWords();
  return { default: shell };
});

/** Nothing of the panel is drawn, and so nothing asked for, before somebody has signed in and after they have signed out. */
function InSession({ children }: { children: ReactNode }) {
  return useSession() ? children : <Loading />;
}

/**
 * The panel's pages: signing in, and inside the shell whatever the open features bring. Each feature's table of routes
 * is fetched with the first of its pages, for whoever is signed in.
 */
export function panelRouter(config: Config) {
  const fetched = new Set<string>();

  const needSession = ({ request }: { request: Request }) => {
    if (session()) return;
    const { pathname, search } = new URL(request.url);
    const next = pathname + search;
    throw redirect(next === '/' ? routes.signIn : `${routes.signIn}?${new URLSearchParams({ next })}`);
  };

  const inShell = (route: RouteObject): RouteObject => ({ ...route, ErrorBoundary: RouteProblem, HydrateFallback: Loading });

  const router = createBrowserRouter(
    [
      {
        element: <Ground />,
        errorElement: (
          <Ground>
            <RouteProblem />
          </Ground>
        ),
        children: [
          {
            path: routes.signIn,
            HydrateFallback: Loading,
            loader: ({ request }) => (session() ? redirect(pathsIn(scopeIn(new URL(request.url).searchParams)).home()) : null),
            lazy: async () => ({ Component: (await Promise.all([import('./sign-in/SignInPage'), loadMessages('signIn')]))[0].SignInPage }),
          },
          {
            id: 'shell',
            HydrateFallback: Loading,
            middleware: [needSession],
            element: (
              <InSession>
                <Suspense fallback={<Loading />}>
                  <Shell />
                </Suspense>
              </InSession>
            ),
            children: [
              {
                index: true,
                HydrateFallback: Loading,
                loader: async ({ request }) => {
                  const { featuresOf } = await import('./shell/Shell');
                  const paths = pathsIn(scopeIn(new URL(request.url).searchParams));
                  const [first] = featuresOf(config).flatMap(({ pages }) => pages);
                  return redirect(first?.to(paths) ?? paths.preferences());
                },
              },
              { path: '*', HydrateFallback: Loading, lazy: async () => ({ Component: (await import('./errors/NotFound')).NotFound }) },
            ],
          },
        ],
      },
    ],
    {
      basename: import.meta.env.BASE_URL,
      patchRoutesOnNavigation: async ({ path, patch }) => {
        const first = path.split('/')[1] ?? '';
        if (!session()) return;
        const { featuresOf } = await import('./shell/Shell');
        const wanted = featuresOf(config).filter((feature) => feature.key === first || feature.alsoUnder === first);
        await Promise.all(
          wanted.map(async ({ key, routes: fetchPages }) => {
            if (fetched.has(key)) return;
            const found = await fetchPages();
            // Another navigation may have fetched them meanwhile.
            if (fetched.has(key)) return;
            fetched.add(key);
            patch('shell', found.filter(({ path: at = '' }) => pages.open(at)).map(inShell));
          }),
        );
      },
    },
  );
  provideRouter(router);
  return router;
}
