import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { meQuery } from '@/api/meta';
import { setOnSignedOut } from '@/api/client';
import { queryClient } from '@/api/query-client';

const SignInForm = lazy(() => import('@/features/auth/SignIn'));

/**
 * When the session ends under an open page, the page stays as it is, hidden and out of reach, behind a sign-in:
 * the address and everything typed are there again afterwards. Another person gets a fresh page instead.
 */
export function SessionGuard({ children }: { children: ReactNode }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    setOnSignedOut(() => {
      if (queryClient.getQueryData(meQuery.queryKey)) setEnded(true);
    });
    return () => setOnSignedOut(() => {});
  }, []);
  const before = queryClient.getQueryData(meQuery.queryKey)?.person.id;
  const onSignedIn = (personId: string) => {
    if (personId !== before) return location.reload();
    setEnded(false);
    void queryClient.invalidateQueries();
  };
  return (
    <>
      <div style={{ height: '100%', visibility: ended ? 'hidden' : undefined }} inert={ended}>{children}</div>
      {ended && (
        <div style={{ position: 'fixed', inset: 0, zIndex: 3000, background: 'var(--bg)', overflow: 'auto' }}>
          <Suspense fallback={null}>
            <SignInForm why="expired" onSignedIn={onSignedIn} />
          </Suspense>
        </div>
      )}
    </>
  );
}
