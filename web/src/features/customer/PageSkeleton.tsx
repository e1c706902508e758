import { useTranslation } from 'react-i18next';
import css from './page.module.css';

const ROWS = Array.from({ length: 14 }, (_, i) => 38 + ((i * 29) % 50));

/** The page before its record is there: same places, same heights. */
export function PageSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={css.page} role="status" aria-busy="true" aria-label={t('loading')}>
      <div className={css.head}><span className="sk" style={{ width: 42, height: 42, borderRadius: 11 }} /><span className={css.title}><span className="sk" style={{ width: 240, height: 20 }} /><span className="sk" style={{ width: 160, marginTop: 9 }} /></span></div>
      <div className={css.figures}>{[0, 1, 2, 3, 4].map((i) => <div key={i}><span className="sk" style={{ width: 56 }} /><span className="sk" style={{ width: 110, height: 16, marginTop: 8 }} /></div>)}</div>
      <div className={css.tabs}><span className="sk" style={{ width: 380, margin: '14px 8px' }} /></div>
      <div className={css.waiting}>{ROWS.map((width, i) => <span key={i}><span className="sk" style={{ width: 64 }} /><span className="sk" style={{ width: `${width}%` }} /></span>)}</div>
    </div>
  );
}
