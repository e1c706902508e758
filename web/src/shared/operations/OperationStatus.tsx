import { useTranslation } from 'react-i18next';
import type { Operation, OperationState } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { Tag, type Tone } from '@/shared/ui/Tag';
import { figuresOf, isMoving, percentOf, secondsLeft } from './polling';
import css from './operations.module.css';

const TONES: Record<OperationState, Tone> = {
  previewing: 'blue', ready: 'amber', running: 'blue', done: 'green', cancelled: 'grey', failed: 'red', undoing: 'blue', undone: 'grey',
};

export function StateTag({ operation }: { operation: Pick<Operation, 'state'> }) {
  const { t } = useTranslation('operation');
  return <Tag tone={TONES[operation.state]} dot>{t(`state.${operation.state}`)}</Tag>;
}

/** What was done or would be, in figures. */
export function Counts({ operation, large = false }: { operation: Operation; large?: boolean }) {
  const { t } = useTranslation('operation');
  const { language } = useLanguage();
  const figures = figuresOf(operation);
  const planned = operation.state === 'ready' || operation.state === 'previewing';
  return figures.length > 0 && (
    <dl className={large ? `${css.counts} ${css.large}` : css.counts}>
      {figures.map(({ name, count }) => (
        <div key={name} className={css[name]}><dt>{t(`${planned ? 'planned' : 'count'}.${name}`)}</dt><dd className="num">{formatNumber(count, language)}</dd></div>
      ))}
    </dl>
  );
}

/** How far it is; without an end in sight while it is still being counted. */
export function Progress({ operation, label }: { operation: Operation; label: string }) {
  const { t } = useTranslation('operation');
  const { language } = useLanguage();
  if (!isMoving(operation)) return null;
  const percent = percentOf(operation);
  const left = operation.state === 'running' ? secondsLeft(operation) : null;
  const time = left === null ? '' : left < 90 ? t('leftSeconds', { count: left }) : t('leftMinutes', { count: Math.round(left / 60) });
  return (
    <div className={css.progress}>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent ?? undefined} className={percent === null ? css.open : undefined}><i style={{ width: `${percent ?? 35}%` }} /></div>
      <small className="num">{operation.total > 0 ? t('of', { done: formatNumber(operation.done, language), total: formatNumber(operation.total, language) }) : t('counting')}{time && ` \u00b7 ${time}`}</small>
    </div>
  );
}
