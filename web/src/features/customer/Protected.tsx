import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/meta';
import { useNotice } from '@/shared/ui/useNotice';
import { useRecordPage } from './page-context';
import css from './page.module.css';

const Watermark = lazy(() => import('antd/es/watermark'));

/**
 * The page of a record that must not be copied or printed: marked, not selectable, not printed.
 * This deters and traces; what really fences is the server, which does not send what one may not have.
 */
export function Protected({ children }: { children: ReactNode }) {
  const { t } = useTranslation('customer');
  const { record } = useRecordPage();
  const me = useMe();
  const notice = useNotice();
  const access = record._access;
  const controls = (record.record_controls ?? {}) as Record<string, string>;
  const noCopy = access?.copy === false && access.reasons.copy === 'control';
  const noPrint = access?.print === false;
  const marked = noCopy || controls.print === 'watermark' || controls.print === 'deny';
  useEffect(() => {
    if (!noCopy) return;
    const stop = (event: Event) => {
      if ((event.target as Element | null)?.closest?.('input,textarea,[contenteditable=true]')) return;
      event.preventDefault();
      notice.info(t('protected.copy'));
    };
    const events = ['copy', 'cut', 'dragstart'] as const;
    for (const event of events) document.addEventListener(event, stop);
    return () => {
      for (const event of events) document.removeEventListener(event, stop);
    };
  }, [noCopy, notice, t]);
  const className = [css.page, noCopy && css.noCopy, noPrint && css.noPrint].filter(Boolean).join(' ');
  const page = <div className={className} data-print={t('protected.print')}>{children}</div>;
  if (!marked || !me) return page;
  const text = `${me.person.name} ${new Date().toLocaleDateString('sv')}`;
  return <Suspense fallback={page}><Watermark className={css.marked} content={text} gap={[140, 120]} font={{ fontSize: 13, color: 'rgba(110,120,140,.16)' }}>{page}</Watermark></Suspense>;
}
