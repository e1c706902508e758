import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Skeleton } from '@/shared/ui/states';

export const RoutePending = () => <Skeleton />;

export function RouteError({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} />;
}

/** Where the shell itself is not there. */
const Alone = ({ children }: { children: ReactNode }) => <main className="page alone">{children}</main>;

export function ShellError({ error, reset }: ErrorComponentProps) {
  return <Alone><ErrorState heading error={error} onRetry={reset} /></Alone>;
}

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <Alone><EmptyState heading icon={Compass} title={t('notFound')} actions={<Link to="/customers" className="link">{t('toCustomers')}</Link>}>{t('notFoundHint')}</EmptyState></Alone>
  );
}
