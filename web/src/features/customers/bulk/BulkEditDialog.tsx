import { Alert, Button, Input, Modal, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import { isApiError } from '@/api/problem';
import type { Selection } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { useDirty } from '@/shared/lib/dirty';
import { formatNumber } from '@/shared/lib/format';
import { FieldInput } from '@/shared/ui/FieldInput';
import { trackOperation } from '@/shared/ui/slots';
import { GROUPED } from '@/shared/ui/popups';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { isComplete, modesOf, type Change, type ChangeMode } from './changes';
import { BulkPreview } from './BulkPreview';
import { useBulkEdit } from './useBulkEdit';

interface Props {
  type: TypeLookup;
  selection: Selection;
  count: number | null;
  about: boolean;
  onClose: () => void;
  onStarted: () => void;
}
const EMPTY: Change = { field: '', mode: 'set', value: null };

function ChangeRow({ type, change, taken, problem, onChange, onRemove }: { type: TypeLookup; change: Change; taken: string[]; problem: string | undefined; onChange: (change: Change) => void; onRemove?: () => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const field = type.field(change.field);
  const options = type.tabs.flatMap((tab) => {
    const own = type.fields.filter((one) => one.tab === tab.id && one.bulk && !one.read_only && (one.name === change.field || !taken.includes(one.name)));
    return own.length > 0 ? [{ label: label(tab.label), options: own.map((one) => ({ value: one.name, label: label(one.label) })) }] : [];
  });
  const modes = field ? modesOf(field) : (['set'] as ChangeMode[]);
  return (
    <div className="cu-change">
      <Select {...GROUPED} autoFocus={taken.length === 1} aria-label={t('edit.field')} showSearch={{ optionFilterProp: 'label' }} placeholder={t('edit.field')} value={change.field || undefined} options={options} onChange={(name) => onChange({ ...EMPTY, field: name })} />
      <Select aria-label={t('edit.mode')} value={change.mode} options={modes.map((mode) => ({ value: mode, label: t(`edit.modes.${mode}`) }))} disabled={!field} onChange={(mode) => onChange({ ...change, mode })} />
      <div className="cu-change-to">
        {field && change.mode !== 'clear' && <FieldInput field={field} value={change.value} status={problem ? 'error' : ''} onChange={(value) => onChange({ ...change, value })} />}
        {problem && <p className="cu-problem" role="alert">{problem}</p>}
      </div>
      {onRemove ? <button type="button" className="ibtn" aria-label={t('common:act.remove')} onClick={onRemove}><X size={15} aria-hidden="true" /></button> : <span />}
    </div>
  );
}

function Failure({ error }: { error: Error | null }) {
  const { t } = useTranslation('common');
  return error && <Alert type="error" showIcon role="alert" style={{ marginTop: 12 }} title={isApiError(error) && error.message ? error.message : t('error.hint')} />;
}

export default function BulkEditDialog({ type, selection, count, about, onClose, onStarted }: Props) {
  useReturnFocus();
  const { t } = useTranslation(['customers', 'common']);
  const { language } = useLanguage();
  const [changes, setChanges] = useState<Change[]>([EMPTY]);
  const [reason, setReason] = useState('');
  const bulk = useBulkEdit(selection);
  const operation = bulk.operation.data;
  const previewing = bulk.preview.isSuccess;
  const ready = operation?.state === 'ready';
  const changing = operation?.counts.updated ?? operation?.total ?? 0;
  useDirty(changes.some((change) => change.field !== ''));
  const problems = isApiError(bulk.preview.error) ? bulk.preview.error.fields : {};
  const figure = count === null ? '' : formatNumber(count, language);
  const start = async () => {
    const started = await bulk.start.mutateAsync();
    trackOperation(started);
    onStarted();
    onClose();
  };
  const close = () => {
    if (previewing) bulk.discard();
    onClose();
  };
  const footer = previewing
    ? [
        <Button key="back" onClick={bulk.discard} disabled={bulk.start.isPending}>{t('common:act.back')}</Button>,
        <Button key="go" type="primary" disabled={!ready || !operation.can.start} loading={bulk.start.isPending} onClick={() => void start().catch(() => {})}>{t('edit.start', { count: changing, figure: formatNumber(changing, language) })}</Button>,
      ]
    : [
        <Button key="cancel" onClick={close}>{t('common:act.cancel')}</Button>,
        <Button key="next" type="primary" disabled={!changes.every(isComplete)} loading={bulk.preview.isPending} onClick={() => bulk.preview.mutate({ changes, reason: reason.trim() })}>{t('edit.preview')}</Button>,
      ];
  return (
    <Modal open title={t('edit.title')} width={720} onCancel={close} maskClosable={false} footer={footer}>
      <p className="muted">{count === null ? t('edit.forAll') : t(about ? 'edit.forAbout' : 'edit.for', { count, figure })}</p>
      {Object.keys(problems).length === 0 && <Failure error={bulk.preview.error ?? bulk.start.error ?? bulk.operation.error} />}
      {previewing ? <BulkPreview type={type} operation={operation} /> : (
        <div className="cu-changes">
          {changes.map((change, i) => (
            <ChangeRow key={i} type={type} change={change} taken={changes.map((one) => one.field)} problem={problems[change.field]?.detail}
              onChange={(next) => setChanges(changes.map((one, at) => (at === i ? next : one)))}
              onRemove={changes.length > 1 ? () => setChanges(changes.filter((_, at) => at !== i)) : undefined} />
          ))}
          <button type="button" className="link cu-addchange" onClick={() => setChanges([...changes, EMPTY])}><Plus size={14} aria-hidden="true" />{t('edit.more')}</button>
          <label className="cu-reason">{t('edit.reason')}<Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('edit.reasonHint')} /></label>
        </div>
      )}
    </Modal>
  );
}
