import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { directoryQuery, meQuery, recordTypesQuery } from '@/api/meta';
import { isKind } from '@/api/problem';
import { queryClient } from '@/api/query-client';
import { preloadTexts } from '@/shared/i18n';
import { readListSearch } from '@/shared/lib/list-search';
import { Shell } from './shell/Shell';
import { NotFound, RouteError, RoutePending, ShellError } from './route-states';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFound });

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
/** Only addresses of this application: a link must not send people elsewhere after signing in. */
const inside = (value: unknown) => {
  const address = text(value);
  return address && address.startsWith('/') && !address.startsWith('//') && !address.includes('\\') ? address : undefined;
};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; why?: string } => ({ next: inside(search.next), why: text(search.why) }),
  component: lazyRouteComponent(() => import('@/features/auth/SignInPage')),
});

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  errorComponent: ShellError,
  beforeLoad: async ({ context, location }) => {
    try {
      void context.queryClient.prefetchQuery(recordTypesQuery);
      void context.queryClient.prefetchQuery(directoryQuery);
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!isKind(error, 'signed_out')) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/customers' });
  },
});

const customers = createRoute({
  getParentRoute: () => app,
  path: '/customers',
  validateSearch: readListSearch,
  loader: () => preloadTexts('customers'),
  component: lazyRouteComponent(() => import('@/features/customers/CustomersPage')),
});
const customer = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => ({ tab: text(search.tab) }),
  loader: () => preloadTexts('customer'),
  component: lazyRouteComponent(() => import('@/features/customer/CustomerPage')),
});
const imports = createRoute({
  getParentRoute: () => app,
  path: '/import',
  loader: () => preloadTexts('exchange'),
  component: lazyRouteComponent(() => import('@/features/exchange/ImportPage')),
});
const operations = createRoute({
  getParentRoute: () => app,
  path: '/operations',
  validateSearch: (search: Record<string, unknown>): { id?: string } => ({ id: text(search.id) }),
  loader: () => preloadTexts('operations'),
  component: lazyRouteComponent(() => import('@/features/operations/OperationsPage')),
});
const duplicates = createRoute({
  getParentRoute: () => app,
  path: '/duplicates',
  validateSearch: (search: Record<string, unknown>): { state?: string } => ({ state: text(search.state) }),
  loader: () => preloadTexts('duplicates'),
  component: lazyRouteComponent(() => import('@/features/duplicates/DuplicatesPage')),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, app.addChildren([home, customers, customer, imports, operations, duplicates])]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  defaultPendingComponent: RoutePending,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
