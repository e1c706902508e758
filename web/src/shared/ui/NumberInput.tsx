import { Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useCodeList } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import type { FieldInputProps } from './FieldInput';
import { reachableList } from './popups';
import { moneyOf, showMoney, showWhole, wholeOf } from './number-text';

/** The text as typed, for as long as it means the value that is given. */
function useTyped<T>(value: T, read: (text: string) => T, show: (value: T) => string) {
  const [typed, setTyped] = useState(() => show(value));
  const meant = JSON.stringify(read(typed) ?? null) === JSON.stringify(value ?? null);
  return [meant ? typed : show(value), setTyped] as const;
}

export function WholeInput({ field, value, onChange, describedBy, parent: _, ...rest }: FieldInputProps) {
  const { label } = useLanguage();
  const [text, setText] = useTyped(value, wholeOf, showWhole);
  const type = (next: string) => {
    setText(next);
    onChange(wholeOf(next));
  };
  return <Input {...rest} inputMode="numeric" autoComplete="off" aria-label={label(field.label)} aria-describedby={describedBy} value={text} onChange={(event) => type(event.target.value)} />;
}

export function MoneyInput({ field, value, onChange, describedBy, parent: _, ...rest }: FieldInputProps) {
  const { label } = useLanguage();
  const currencies = useCodeList('currency');
  const money = value as { amount: number; currency: string } | null;
  const [chosen, setChosen] = useState(money?.currency ?? 'CNY');
  const currency = money?.currency ?? chosen;
  const [text, setText] = useTyped<typeof money>(money, (typed) => moneyOf(typed, currency) as typeof money, showMoney);
  const put = (next: string, of: string) => {
    setText(next);
    setChosen(of);
    onChange(moneyOf(next, of));
  };
  return (
    <Space.Compact style={{ width: '100%' }}>
      <Select aria-label={`${label(field.label)} ${currency}`} style={{ width: 96 }} popupMatchSelectWidth={false} popupRender={reachableList} showSearch={{ optionFilterProp: 'label' }} value={currency}
        options={currencies.codes.map((code) => ({ value: code.code, label: `${code.code} ${label(code.label)}` }))} labelRender={({ value: code }) => String(code)}
        onChange={(next) => put(text, next)} />
      <Input {...rest} inputMode="decimal" autoComplete="off" aria-label={label(field.label)} aria-describedby={describedBy} style={{ flex: 1 }} value={text} onChange={(event) => put(event.target.value, currency)} />
    </Space.Compact>
  );
}
