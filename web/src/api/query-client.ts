import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './problem';

/** Only what may pass by itself is asked again: the way there, a busy or restarting server. */
const mayPass = (error: unknown) =>
  isApiError(error) && ['network', 'unavailable', 'too_many'].includes(error.kind);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && mayPass(error),
      retryDelay: (count, error) => (isApiError(error) && error.retryAfter ? error.retryAfter : 0.4 * 2 ** count) * 1000,
    },
    mutations: { retry: false },
  },
});
