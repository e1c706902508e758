import { Button } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Part } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { FieldInput } from '@/shared/ui/FieldInput';
import { isNothing, type Values } from '../fields/values';
import { PartialDateControl } from './PartialDateControl';
import css from '../fields.module.css';

interface Props {
  field: Field;
  value: Values[] | null;
  onChange: (value: Values[] | null) => void;
  autoFocus?: boolean;
  size?: 'small' | 'middle';
}

function PartControl({ part, value, onChange, autoFocus, size }: { part: Part; value: unknown; onChange: (value: unknown) => void; autoFocus?: boolean; size?: 'small' | 'middle' }) {
  if (part.kind === 'partial_date') return <PartialDateControl field={part} size={size} value={value as string | null} onChange={onChange} />;
  return <FieldInput field={{ ...part, many: false }} value={value} onChange={onChange} autoFocus={autoFocus} />;
}

/** A list of small objects (children, collaborators): a line each, empty lines are not kept. */
export function StructsControl({ field, value, onChange, autoFocus = false, size }: Props) {
  const { t } = useTranslation(['customer', 'common']);
  const { label } = useLanguage();
  const [rows, setRows] = useState<Values[]>(() => (value && value.length > 0 ? value : [{}]));
  const put = (next: Values[]) => {
    setRows(next);
    onChange(next.filter((row) => !isNothing(row)));
  };
  const parts = field.parts ?? [];
  const full = rows.length >= (field.max_items ?? 100);
  return (
    <div className={css.structs}>
      {rows.map((row, i) => (
        <div key={i} className={css.struct} role="group" aria-label={`${label(field.label)} ${i + 1}`}>
          {parts.map((part, at) => (
            <div key={part.name} className={css.part}>
              <span className={css.partLabel}>{label(part.label)}{part.required && <span className={css.required} aria-hidden="true">{'*'}</span>}</span>
              <PartControl part={part} size={size} value={row[part.name] ?? null} autoFocus={autoFocus && at === 0 && i === rows.length - 1} onChange={(next) => put(rows.map((one, n) => (n === i ? { ...one, [part.name]: next } : one)))} />
            </div>
          ))}
          <button type="button" className="ibtn" aria-label={`${t('common:act.remove')} ${i + 1}`} title={t('common:act.remove')} onClick={() => put(rows.filter((_, n) => n !== i))}><X size={15} aria-hidden="true" /></button>
        </div>
      ))}
      <div><Button size="small" disabled={full} icon={<Plus size={14} aria-hidden="true" />} onClick={() => put([...rows, {}])}>{t('common:act.add')}</Button></div>
    </div>
  );
}
