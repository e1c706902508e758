import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import { isAssigned } from '@/shared/ui/FieldInput';
import { PersonPicker, RecordPicker } from '@/shared/ui/pickers';
import type { ControlProps } from './FieldControl';
import css from '../fields.module.css';

/** One person, customer, region, department or group. */
export function ReferenceControl({ field, value, onChange, open, onClosed, id, autoFocus, status, describedBy }: ControlProps) {
  const { t } = useTranslation('common');
  const { label } = useLanguage();
  const directory = useDirectory();
  const name = label(field.label);
  const popup = { defaultOpen: open, onOpenChange: (now: boolean) => !now && onClosed?.() };
  if (field.refers === 'customer') return <RecordPicker id={id} label={name} autoFocus={autoFocus} value={value as string | null} onChange={onChange} />;
  if (field.refers === 'person') return <PersonPicker {...popup} assignable={isAssigned(field)} id={id} label={name} autoFocus={autoFocus} value={value as string | null} onChange={onChange} />;
  const named = { region: directory.regions, department: directory.departments, group: directory.groups }[field.refers ?? ''] ?? [];
  return (
    <Select {...popup} id={id} autoFocus={autoFocus} status={status} aria-label={name} aria-describedby={describedBy} className={css.full} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('picker.pick')}
      value={(value as string | null) ?? undefined} onChange={(next) => onChange(next ?? null)} options={named.map((one) => ({ value: one.id, label: one.name }))} />
  );
}
