import { Mail, Phone } from 'lucide-react';
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { RecordRow } from '@/api/types';
import { useUi } from '@/shared/lib/ui-state';
import { isSelected, toggle, type GridSelection } from '@/shared/ui/grid/selection';
import { useKeptScroll } from '@/shared/ui/grid/useKeptScroll';
import { useWindow } from '@/shared/ui/grid/useWindow';
import { Tag, toneOf } from '@/shared/ui/Tag';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';
import { NextStep } from './columns';
import type { CustomerList } from './useCustomers';

const HEIGHTS = { compact: 76, cozy: 116 };
const HOLD = 450;
const MOVED = 10;
export const CARD_FIELDS = ['customer_name', 'contact_name', 'salutation', 'job_title', 'customer_level', 'lifecycle_status', 'next_action_at', 'next_action', 'owner_id', 'mobile', 'office_phone', 'email_primary'];

/** Held for a moment without moving; the click that ends it does nothing. */
function useHold(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  const from = useRef({ x: 0, y: 0 });
  const end = () => clearTimeout(timer.current);
  useEffect(() => end, []);
  return {
    onPointerDown: (event: PointerEvent) => {
      held.current = false;
      from.current = { x: event.clientX, y: event.clientY };
      if (event.pointerType === 'mouse') return;
      timer.current = setTimeout(() => {
        held.current = true;
        onHold();
      }, HOLD);
    },
    onPointerMove: (event: PointerEvent) => Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) > MOVED && end(),
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: { preventDefault: () => void }) => held.current && event.preventDefault(),
    wasHeld: () => held.current,
  };
}

interface CardProps {
  row: RecordRow;
  type: TypeLookup;
  format: FieldFormat;
  short: boolean;
  /** Null while nothing is being selected. */
  picked: boolean | null;
  onPick: (row: RecordRow) => void;
  onOpen: (row: RecordRow) => void;
}

function Card({ row, type, format, short, picked, onPick, onOpen }: CardProps) {
  const { wasHeld, ...hold } = useHold(() => onPick(row));
  const { t } = useTranslation(['customers', 'common']);
  const { t: common } = useTranslation('common');
  const code = (name: string) => {
    const value = row[name];
    const list = type.field(name)?.codes;
    return typeof value === 'string' && <Tag tone={toneOf(list, value)} dot={name === 'lifecycle_status'}>{format.label(list, value)}</Tag>;
  };
  const open = (value: unknown) => (typeof value === 'string' && !value.includes('*') ? value : undefined);
  const phone = open(row.mobile) ?? open(row.office_phone);
  const mail = open(row.email_primary);
  const contact = [row.contact_name, row.salutation].filter(Boolean).join(' ');
  return (
    <>
      {picked !== null && <label className="cu-box"><input type="checkbox" checked={picked} aria-label={String(row.customer_name ?? '')} onChange={() => onPick(row)} /></label>}
      <button type="button" className="cu-card" {...hold} aria-pressed={picked ?? undefined} onClick={() => !wasHeld() && (picked === null ? onOpen(row) : onPick(row))}>
        <span><b className="ell">{String(row.customer_name ?? '')}</b>{code('lifecycle_status')}</span>
        <span className="muted"><span className="ell">{[contact, row.job_title].filter(Boolean).join(' \u00b7 ')}</span>{code('customer_level')}</span>
        {!short && <span><NextStep row={row} format={format} t={common} /><small className="muted ell">{typeof row.owner_id === 'string' && format.directory.person(row.owner_id)?.name}</small></span>}
      </button>
      {picked === null && <span className="cu-reach">
        {phone ? <a href={`tel:${phone}`} aria-label={t('preview.callTo', { name: contact })}><Phone size={18} aria-hidden="true" /></a> : <i />}
        {!short && (mail ? <a href={`mailto:${mail}`} aria-label={t('preview.mailTo', { name: contact })}><Mail size={18} aria-hidden="true" /></a> : <i />)}
      </span>}
    </>
  );
}

interface Props {
  list: CustomerList;
  type: TypeLookup;
  format: FieldFormat;
  label: string;
  selection: GridSelection;
  onSelection: (selection: GridSelection) => void;
  picking: boolean;
  onPicking: () => void;
  onOpen: (row: RecordRow) => void;
  empty: ReactNode;
}

/** The list on a phone: cards of one height, call and mail at the right thumb; holding one begins a selection. */
export function MobileList({ list, type, format, label, selection, onSelection, picking, onPicking, onOpen, empty }: Props) {
  const density = useUi((ui) => ui.phoneDensity);
  const HEIGHT = HEIGHTS[density];
  const pick = (row: RecordRow) => {
    onPicking();
    onSelection(toggle(selection, row.id));
  };
  const box = useRef<HTMLDivElement>(null);
  const { rows, loading, more, loadMore } = list;
  const count = loading ? 8 : rows.length + (more === 'none' || more === 'failed' ? 0 : 2);
  const shown = useWindow(box, HEIGHT, count, 5);
  const { t } = useTranslation();
  useEffect(() => {
    if (!loading && more === 'some' && shown.last + 20 >= rows.length) loadMore();
  }, [loading, more, shown.last, rows.length, loadMore]);
  useKeptScroll(box, list.key);
  const indexes = Array.from({ length: Math.max(0, shown.last - shown.first + 1) }, (_, i) => shown.first + i);
  return (
    <div ref={box} className={picking ? 'cu-mlist picking' : 'cu-mlist'} tabIndex={0} role="region" aria-label={label} aria-busy={loading}>
      {!loading && rows.length === 0 ? empty : (
        <ul style={{ height: count * HEIGHT }}>
          {indexes.map((index) => {
            const row = loading ? undefined : rows[index];
            return (
              <li key={row?.id ?? index} aria-setsize={more === 'none' ? rows.length : -1} aria-posinset={index + 1} style={{ height: HEIGHT, top: index * HEIGHT }}>
                {row ? <Card row={row} type={type} format={format} short={density === 'compact'} picked={picking ? isSelected(selection, row.id) : null} onPick={pick} onOpen={onOpen} /> : <span className="cu-wait"><i className="sk" style={{ width: '62%', height: 16 }} /><i className="sk" style={{ width: '90%' }} /><i className="sk" style={{ width: '40%' }} /></span>}
              </li>
            );
          })}
        </ul>
      )}
      {more === 'failed' && <p className="dg-failed" role="alert">{t('grid.moreFailed')} <button type="button" className="link" onClick={loadMore}>{t('act.retry')}</button></p>}
    </div>
  );
}
