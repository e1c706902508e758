import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Skeleton } from '@/shared/ui/states';

export const RoutePending = () => <Skeleton />;

export function RouteError({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} />;
}

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <EmptyState icon={Compass} title={t('notFound')} actions={<Link to="/customers" className="link">{t('toCustomers')}</Link>} />
  );
}
