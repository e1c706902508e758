import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, type TypeLookup } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import type { Decisions, Import, Mode } from './data';
import css from './exchange.module.css';

const MODES: Mode[] = ['create', 'update', 'upsert'];

/** New ones only, changes only, or both; and what existing customers are found by. */
export function ModeChoice({ held, type, mapping, onDecide }: { held: Import; type: TypeLookup; mapping: Record<string, string>; onDecide: (decisions: Decisions) => void }) {
  const { t } = useTranslation('exchange');
  const { label } = useLanguage();
  const mayUpdate = useMay('import_updates');
  const may: Record<Mode, boolean> = { create: useMay('create_customer'), update: mayUpdate, upsert: mayUpdate };
  const always = held.duplicates_always_skipped;
  const names = [...new Set(Object.values(mapping))];
  const options = names.map((name) => ({ value: name, label: label(type.fields.find((field) => (field.custom ? `custom.${field.name}` : field.name) === name)?.label) || name }));
  return (
    <fieldset className={css.modes}>
      <legend>{t('mode.title')}</legend>
      <Radio.Group value={held.mode} aria-label={t('mode.title')} onChange={(event) => onDecide({ mode: event.target.value as Mode })}>
        {MODES.map((mode) => <Radio key={mode} value={mode} disabled={!may[mode]}><b>{t(`mode.${mode}`)}</b><small>{may[mode] ? t(`mode.${mode}Hint`) : t('mode.forbidden')}</small></Radio>)}
      </Radio.Group>
      <div className={css.choices}>
        {held.mode !== 'create' && (
          <label><span>{t('mode.match')}</span><Select mode="multiple" aria-label={t('mode.match')} placeholder={t('mode.matchHint')} value={held.match} options={options} onChange={(match: string[]) => onDecide({ match })} /></label>
        )}
        {held.mode !== 'update' && (
          <div>
            <label><span>{t('mode.duplicates')}</span><Select aria-label={t('mode.duplicates')} aria-describedby={always ? 'import-duplicates' : undefined} disabled={always} value={always ? 'skip' : (held.duplicates ?? 'skip')} options={['skip', 'create'].map((one) => ({ value: one, label: t(`mode.duplicate.${one}`) }))} onChange={(duplicates) => onDecide({ duplicates: duplicates as 'skip' | 'create' })} /></label>
            {always && <small id="import-duplicates">{t('mode.alwaysSkipped')}</small>}
          </div>
        )}
      </div>
    </fieldset>
  );
}
