import { useQuery } from '@tanstack/react-query';
import { Alert, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError, isKind } from '@/api/problem';
import { useDirty } from '@/shared/lib/dirty';
import { useNotice } from '@/shared/ui/useNotice';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { changedSettings, CHOICES, NAMES, settingsQuery, useSaveSettings, type Settings } from './data';
import css from './duplicates.module.css';

const LINES = [40, 100, 40, 100];

/** What an equal key does where, and what is told of customers that somebody may not see: settings of the store. */
export default function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['duplicates', 'common']);
  const notice = useNotice();
  const query = useQuery(settingsQuery);
  const save = useSaveSettings();
  const [edited, setEdited] = useState<Partial<Settings>>({});
  const store = query.data;
  const changes = store ? changedSettings(store, { ...store, ...edited }) : {};
  const changed = Object.keys(changes).length > 0;
  useDirty(changed);
  const run = async () => {
    if (!store) return;
    try {
      await save.mutateAsync({ changes, version: store.version });
      notice.done(t('settings.done'));
      onClose();
    } catch (problem) {
      if (isKind(problem, 'stale')) await query.refetch();
    }
  };
  const text = isKind(save.error, 'stale') ? t('stale') : (isApiError(save.error) && save.error.message) || t('common:error.hint');
  return (
    <Modal open title={t('settings.title')} width={560} onCancel={onClose} maskClosable={false} okText={t('common:act.save')} cancelText={t('common:act.cancel')} okButtonProps={{ disabled: !changed, loading: save.isPending }} onOk={() => void run()}>
      {query.isPending && <Skeleton lines={LINES} />}
      {query.isError && !store && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {store && (
        <div className={css.form}>
          {save.isError && <Alert type="error" showIcon role="alert" title={text} />}
          {NAMES.map((name) => {
            const value = edited[name] ?? store[name];
            return (
              <section key={name} className={css.setting} aria-label={t(`settings.${name}.label`)}>
                <h2>{t(`settings.${name}.label`)}</h2>
                <Segmented aria-label={t(`settings.${name}.label`)} value={value} onChange={(to) => setEdited((now) => ({ ...now, [name]: to }))} options={CHOICES[name].map((one) => ({ value: one, label: t(`settings.${name}.${one}`) }))} />
                <p className="muted">{t(`settings.${name}.${value}Hint`)}</p>
              </section>
            );
          })}
        </div>
      )}
    </Modal>
  );
}
