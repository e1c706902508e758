import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import css from '../fields.module.css';

type Controls = Record<string, string>;
const STATES = ['inherit', 'allow', 'deny'];
const CONTROLS: Record<string, string[]> = { print: [...STATES, 'watermark'], copy: STATES, export: STATES, forward: STATES };

/** What the record forbids by itself; `inherit` leaves it to the store. */
export function ControlsControl({ value, onChange }: { value: Controls | null; onChange: (value: Controls | null) => void }) {
  const { t } = useTranslation('common');
  const put = (name: string, state: string) => {
    const next = Object.fromEntries(Object.entries({ ...value, [name]: state }).filter(([, one]) => one !== 'inherit'));
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  return (
    <div className={css.controls}>
      {Object.entries(CONTROLS).map(([name, states]) => (
        <label key={name}><span>{t(`value.controls.${name}`)}</span>
          <Select aria-label={t(`value.controls.${name}`)} value={value?.[name] ?? 'inherit'} options={states.map((state) => ({ value: state, label: t(`value.control.${state}`) }))} onChange={(state) => put(name, state)} />
        </label>
      ))}
    </div>
  );
}
