import { Button, Popover } from 'antd';
import { ArrowDown, ArrowUp, Columns3, Search, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import type { ListLayout } from './useListLayout';

const UNLISTED = new Set(['file', 'controls']);

/** Its place changed with a neighbour's; the first stays where it is. */
function stepped(names: string[], name: string, by: -1 | 1): string[] {
  const from = names.indexOf(name);
  const neighbour = names[from + by];
  return from + by < 1 || neighbour === undefined ? names : names.with(from, neighbour).with(from + by, name);
}

function Chooser({ type, layout }: { type: TypeLookup; layout: ListLayout }) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const [typed, setTyped] = useState('');
  const word = typed.trim().toLowerCase();
  const chosen = layout.columns;
  const { title_field: title } = type;
  const step = (name: string, by: -1 | 1) => layout.setColumns((now) => stepped(now, name, by));
  const others = type.fields.filter((field) => !chosen.includes(field.name) && !UNLISTED.has(field.kind) && (!word || `${field.label.zh} ${field.label.en}`.toLowerCase().includes(word)));
  return (
    <div className="cu-columns" role="dialog" aria-label={t('columns.title')}>
      <section>
        <h2>{t('columns.shown', { count: chosen.length })}</h2>
        <ul>
          {chosen.map((name, i) => {
            const text = label(type.field(name)?.label);
            const fixed = name === title;
            return (
              <li key={name}><span className="ell">{text}</span>
                {!fixed && <>
                  <button type="button" disabled={i <= 1} aria-label={t('columns.up', { name: text })} onClick={() => step(name, -1)}><ArrowUp size={14} aria-hidden="true" /></button>
                  <button type="button" disabled={i === chosen.length - 1} aria-label={t('columns.down', { name: text })} onClick={() => step(name, 1)}><ArrowDown size={14} aria-hidden="true" /></button>
                  <button type="button" aria-label={t('columns.hide', { name: text })} onClick={() => layout.setColumns((now) => now.filter((one) => one !== name))}><X size={14} aria-hidden="true" /></button>
                </>}
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <div className="fm-find"><Search size={14} aria-hidden="true" /><input value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('filter.findField')} aria-label={t('filter.findField')} /></div>
        <div className="cu-fields">
          {type.tabs.map((tab) => {
            const own = others.filter((field) => field.tab === tab.id);
            return own.length > 0 && (
              <div key={tab.id}><h2>{label(tab.label)}</h2>
                {own.map((field) => <label key={field.name} className="cu-check"><input type="checkbox" checked={false} onChange={() => layout.setColumns((now) => [...now, field.name])} /><span className="ell">{label(field.label)}</span></label>)}
              </div>
            );
          })}
        </div>
      </section>
      <footer><button type="button" className="link" onClick={layout.reset}>{t('common:act.reset')}</button></footer>
    </div>
  );
}

export function ColumnChooser({ type, layout }: { type: TypeLookup; layout: ListLayout }) {
  const { t } = useTranslation('customers');
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} destroyOnHidden content={<Chooser type={type} layout={layout} />}>
      <Button aria-haspopup="dialog" aria-label={t('columns.title')} icon={<Columns3 size={15} aria-hidden="true" />}><span className="cu-wide">{t('columns.title')}</span></Button>
    </Popover>
  );
}
