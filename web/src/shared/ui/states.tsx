import { Button } from 'antd';
import { CloudOff, Copy, Lock, SearchX, WifiOff, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { isApiError, type ApiError } from '@/api/problem';
import css from './states.module.css';

interface StateProps {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  alert?: boolean;
  /** It is all there is on the page. */
  heading?: boolean;
}

/** Why there is nothing, and the one next act. */
export function EmptyState({ icon: Icon = SearchX, title, children, actions, footer, alert = false, heading = false }: StateProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div className={css.state} role={alert ? 'alert' : undefined}>
      <Icon size={40} strokeWidth={1.3} aria-hidden="true" />
      <Title className={css.title}>{title}</Title>
      {children && <div className={css.text}>{children}</div>}
      {actions && <div className={css.acts}>{actions}</div>}
      {footer}
    </div>
  );
}

function Trace({ id }: { id: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(id).then(() => setCopied(true));
  return (
    <button type="button" className={css.trace} onClick={copy}>
      <Copy size={13} aria-hidden="true" style={{ margin: 0 }} />
      {copied ? t('error.copied') : t('error.trace', { id: id.slice(0, 12) })}
    </button>
  );
}

function what(known: ApiError | null, t: TFunction): string {
  if (known?.message && known.kind !== 'server') return known.message;
  return known?.kind === 'network' ? t('error.networkHint') : t('error.hint');
}

/** What failed, that nothing typed is lost, and a way on. */
export function ErrorState({ error, onRetry, title, heading }: { error: unknown; onRetry?: () => void; title?: ReactNode; heading?: boolean }) {
  const { t } = useTranslation();
  if (isApiError(error) && error.kind === 'forbidden') return <NoPermission>{error.message}</NoPermission>;
  const known = isApiError(error) ? error : null;
  const offline = known?.kind === 'network';
  return (
    <EmptyState
      alert
      heading={heading}
      icon={offline ? WifiOff : CloudOff}
      title={title ?? (offline ? t('error.network') : t('error.load'))}
      actions={onRetry && <Button type="primary" onClick={onRetry}>{t('act.retry')}</Button>}
      footer={known && !offline && known.traceId && <Trace id={known.traceId} />}
    >
      {what(known, t)}
    </EmptyState>
  );
}

/** An ordinary state, not a failure: says so and what one may do. */
export function NoPermission({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <EmptyState icon={Lock} title={t('error.forbidden')} actions={actions}>
      {children || t('error.forbiddenHint')}
    </EmptyState>
  );
}

const LINES = [30, 100, 100, 80, 90];

export function Skeleton({ lines = LINES }: { lines?: number[] }) {
  const { t } = useTranslation();
  return (
    <div className={css.lines} aria-busy="true" aria-label={t('loading')} role="status">
      {lines.map((width, i) => <span key={i} className="sk" style={{ width: `${width}%`, height: 26 }} />)}
    </div>
  );
}
