import { Button, Popover } from 'antd';
import { ArrowDownToLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import type { ListSearch } from '@/shared/lib/list-search';
import type { Sort } from '@/shared/ui/grid/columns';
import { dayInstant, localDay } from './filters/describe';
import { filterOf } from './views';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Whether the list's order can be entered in the middle: the store's own orders can. */
export function canJump(sort: Sort | null, type: TypeLookup, search: ListSearch): boolean {
  if (search.q || !type.orders.some((order) => order.name === sort?.name)) return false;
  return type.field(sort?.name ?? '')?.kind === 'instant' || filterOf(search) === '';
}

/** Go to a letter or a day of the list's order, without scrolling there. */
export function JumpMenu({ type, sort, start, onJump }: { type: TypeLookup; sort: Sort; start: string | undefined; onJump: (start: string | undefined) => void }) {
  const { t } = useTranslation('customers');
  const { label } = useLanguage();
  const field = type.field(sort.name);
  const byLetter = field?.list_sort === 'pinyin';
  const letters = sort.descending ? LETTERS.toReversed() : LETTERS;
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} destroyOnHidden
      content={
        <div className="cu-jump" role="dialog" aria-label={t('jump.title')}>
          <p className="muted">{t('jump.by', { name: label(field?.label) })}</p>
          {byLetter ? (
            <div className="cu-letters">{letters.map((letter) => <button key={letter} type="button" aria-pressed={start?.toUpperCase() === letter} onClick={() => onJump(letter.toLowerCase())}>{letter}</button>)}</div>
          ) : (
            <label className="cu-bound">{t('jump.day')}
              <input type="date" value={localDay(start, 0)} onChange={(event) => onJump(dayInstant(event.target.value, sort.descending ? 1 : 0))} />
            </label>
          )}
          {start && <button type="button" className="link" onClick={() => onJump(undefined)}>{t('jump.top')}</button>}
        </div>
      }>
      <Button className={start ? 'fm on' : ''} aria-haspopup="dialog" aria-label={t('jump.title')} icon={<ArrowDownToLine size={15} aria-hidden="true" />}><span className="cu-wide">{t('jump.title')}</span></Button>
    </Popover>
  );
}
