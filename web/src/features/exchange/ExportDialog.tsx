import { Alert, Button, Input, Modal, Radio } from 'antd';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '@/api/client';
import { useMay, useRecordType, type TypeLookup } from '@/api/meta';
import { isApiError } from '@/api/problem';
import type { Language, Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { closeExport, trackOperation, useSlots, type ExportRequest } from '@/shared/ui/slots';
import { NoPermission, Skeleton } from '@/shared/ui/states';
import { useNotice } from '@/shared/ui/useNotice';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { columnsOf, ordered, toggled } from './columns';
import css from './exchange.module.css';

type Format = 'xlsx' | 'csv';

function Columns({ type, chosen, onChange }: { type: TypeLookup; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const { label } = useLanguage();
  const [typed, setTyped] = useState('');
  const all = columnsOf(type);
  const found = all.filter(({ field, value }) => `${field.label.zh} ${field.label.en} ${value}`.toLowerCase().includes(typed.trim().toLowerCase()));
  const on = new Set(chosen);
  return (
    <div className={css.columns}>
      <div className={css.over}>
        <Input size="small" prefix={<Search size={13} aria-hidden="true" />} aria-label={t('export.find')} placeholder={t('export.find')} value={typed} onChange={(event) => setTyped(event.target.value)} allowClear />
        <button type="button" className="link" onClick={() => onChange(ordered(type, [...chosen, ...found.map(({ value }) => value)]))}>{t('export.all')}</button>
        <button type="button" className="link" onClick={() => onChange(chosen.filter((name) => !found.some(({ value }) => value === name)))}>{t('common:act.clear')}</button>
      </div>
      <div className={css.boxes} tabIndex={0} role="region" aria-label={t('export.columns')}>
        {type.tabs.map((tab) => {
          const own = found.filter(({ field }) => field.tab === tab.id);
          return own.length > 0 && (
            <fieldset key={tab.id}>
              <legend>{label(tab.label)}</legend>
              {own.map(({ value, field }) => <label key={value}><input type="checkbox" checked={on.has(value)} onChange={() => onChange(toggled(chosen, value))} /><span>{label(field.label)}</span></label>)}
            </fieldset>
          );
        })}
        {found.length === 0 && <p className="muted">{t('common:picker.none')}</p>}
      </div>
    </div>
  );
}

function Form({ type, request }: { type: TypeLookup; request: ExportRequest }) {
  useReturnFocus();
  const { t } = useTranslation(['exchange', 'common']);
  const { language } = useLanguage();
  const notice = useNotice();
  const known = new Set(columnsOf(type).map(({ value }) => value));
  const [columns, setColumns] = useState(() => request.columns.filter((name) => known.has(name)));
  const [format, setFormat] = useState<Format>('xlsx');
  const [words, setWords] = useState<Language>(language);
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const figure = request.count === null ? '' : formatNumber(request.count, language);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const operation = await api.post<Operation>('/v1/customers:export', { selection: request.selection, columns, format, language: words }, { key: `${key}-${format}-${words}-${columns.length}` });
      closeExport();
      trackOperation(operation);
      notice.info(t('export.begun'));
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('export.title')} width={680} onCancel={closeExport} maskClosable={false}
      footer={[<Button key="no" onClick={closeExport}>{t('common:act.cancel')}</Button>, <Button key="go" type="primary" loading={busy} disabled={columns.length === 0} onClick={() => void run()}>{t('export.go')}</Button>]}>
      <div className={css.export}>
        {error !== null && <Alert type="error" showIcon role="alert" title={isApiError(error) ? (error.errors[0]?.detail ?? error.message) : t('common:error.hint')} />}
        <p>{request.count === null ? t('export.forAll') : t(request.about ? 'export.forAbout' : 'export.for', { count: request.count, figure })}</p>
        <div className={css.how}>
          <span>{t('export.format')}</span><Radio.Group value={format} onChange={(event) => setFormat(event.target.value as Format)} options={[{ value: 'xlsx', label: t('export.xlsx') }, { value: 'csv', label: t('export.csv') }]} />
          <span>{t('export.language')}</span><Radio.Group value={words} onChange={(event) => setWords(event.target.value as Language)} options={[{ value: 'zh', label: t('export.zh') }, { value: 'en', label: t('export.en') }]} />
        </div>
        <h2>{t('export.columns')} <span className="muted num">{t('export.chosen', { count: columns.length, all: known.size })}</span></h2>
        <Columns type={type} chosen={columns} onChange={setColumns} />
        <p className={css.hint}>{t('export.hint')}</p>
      </div>
    </Modal>
  );
}

/** A list as a file: which columns, which format. It is written in background and comes to the tray. */
export default function ExportDialog() {
  const { t } = useTranslation('exchange');
  const request = useSlots((slots) => slots.export);
  const type = useRecordType('customer');
  const may = useMay('export');
  if (!request) return null;
  if (may && type) return <Form type={type} request={request} />;
  return <Modal open title={t('export.title')} onCancel={closeExport} footer={null}>{may ? <Skeleton /> : <NoPermission>{t('export.forbidden')}</NoPermission>}</Modal>;
}
