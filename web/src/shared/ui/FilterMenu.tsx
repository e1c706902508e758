import { Button, Popover } from 'antd';
import { ChevronDown, Search } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './filter-menu.css';

export interface FilterOption<T> {
  value: T;
  label: string;
  /** More words to find it by: pinyin, post. */
  words?: string;
  picture?: ReactNode;
}
const SHOWN = 120;
const SEARCH_FROM = 9;

/** Check boxes to choose from; with a search box where there are many. */
export function OptionList<T extends string | number | boolean | null>({ options, value, onFlip, label }: { options: FilterOption<T>[]; value: readonly T[]; onFlip: (one: T) => void; label: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => {
    const word = typed.trim().toLowerCase();
    return options.filter((option) => !word || `${option.label} ${option.words ?? ''}`.toLowerCase().includes(word)).slice(0, SHOWN);
  }, [options, typed]);
  return (
    <div className="fm-list">
      {options.length >= SEARCH_FROM && (
        <div className="fm-find"><Search size={14} aria-hidden="true" /><input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('filterMenu.search')} aria-label={t('filterMenu.search')} /></div>
      )}
      <div role="group" aria-label={label} className="fm-options">
        {shown.map((option) => (
          <label key={String(option.value)}><input type="checkbox" checked={value.includes(option.value)} onChange={() => onFlip(option.value)} />{option.picture}<span className="ell">{option.label}</span></label>
        ))}
        {shown.length === 0 && <p className="muted">{t('filterMenu.empty')}</p>}
      </div>
    </div>
  );
}

/** A button that says what is chosen, and opens the choice. */
export function FilterMenu({ label, name, count, children, onClear, open, onOpen }: { label: ReactNode; name: string; count: number; children: ReactNode; onClear?: () => void; open?: boolean; onOpen?: (open: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden open={open} onOpenChange={onOpen}
      content={<div className="fm-body" role="dialog" aria-label={name}>{children}{count > 0 && onClear && <button type="button" className="link fm-clear" onClick={onClear}>{t('act.clear')}</button>}</div>}>
      <Button className={count > 0 ? 'fm on' : 'fm'} aria-haspopup="dialog">{label}{count > 0 && <b className="num">{count}</b>}<ChevronDown size={14} aria-hidden="true" /></Button>
    </Popover>
  );
}
