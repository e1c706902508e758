import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { isApiError } from '@/api/problem';
import type { FileValue } from '@/api/types';
import { upload } from '@/shared/lib/upload';
import { useNotice } from '@/shared/ui/useNotice';
import { PATH, type Answer } from '../data';
import { useRecordPage } from '../page-context';
import { checkFile, checkPhoto } from './checks';

export interface Sending {
  key: string;
  name: string;
  share: number;
  problem: string;
  abort: () => void;
}

const isRecord = (answer: unknown): answer is Answer => typeof answer === 'object' && answer !== null && ('receipt' in answer || ('id' in answer && 'version' in answer));

function useKeep() {
  const { acts } = useRecordPage();
  return async (answer: unknown) => {
    if (isRecord(answer)) acts.keep(answer);
    else acts.keep(await acts.reload());
  };
}

/** `onRefused`: told in words why a picture was not taken. */
export function usePhoto(onRefused: (text: string) => void) {
  const { t } = useTranslation('customer');
  const { id, record } = useRecordPage();
  const notice = useNotice();
  const keep = useKeep();
  const [busy, setBusy] = useState(false);
  const photo = record.photo as FileValue | null | undefined;
  const run = async (act: () => Promise<unknown>, text: string) => {
    setBusy(true);
    try {
      await keep(await act());
      notice.done(text);
    } catch (error) {
      const told = isApiError(error) ? (error.errors[0]?.detail ?? error.message) : '';
      if (told) onRefused(told);
      else notice.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const put = (file: File) => {
    const refused = checkPhoto(file);
    onRefused(refused ? t(`file.${refused}`, { size: '2 MB', name: file.name }) : '');
    if (!refused) void run(() => upload(`${PATH}/${id}/photo`, file, { method: 'PUT' }), t('photo.done'));
  };
  return { src: photo ? `${PATH}/${id}/photo?v=${photo.id}` : null, busy, put, remove: () => void run(() => api.delete(`${PATH}/${id}/photo`), t('photo.removed')) };
}

export function useAttachments() {
  const { t } = useTranslation('customer');
  const { id, record } = useRecordPage();
  const notice = useNotice();
  const keep = useKeep();
  const [sending, setSending] = useState<Sending[]>([]);
  const files = (record.attachments ?? []) as FileValue[];
  const patch = (key: string, change: Partial<Sending>) => setSending((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => setSending((now) => now.filter((one) => one.key !== key));

  const sendOne = async (file: File, place: number) => {
    const key = `${file.name}-${file.lastModified}-${place}-${Date.now()}`;
    const abort = new AbortController();
    const refused = checkFile(file, place);
    setSending((now) => [...now, { key, name: file.name, share: 0, problem: refused ? t(`file.${refused}`, { size: '20 MB', name: file.name, count: 20 }) : '', abort: () => (abort.abort(), drop(key)) }]);
    if (refused) return;
    try {
      await keep(await upload(`${PATH}/${id}/attachments`, file, { signal: abort.signal, onProgress: (share) => patch(key, { share }) }));
      drop(key);
    } catch (error) {
      if (error instanceof DOMException) return;
      const known = isApiError(error) ? (error.errors[0]?.detail ?? error.message) : '';
      patch(key, { problem: known || t('file.failed'), share: 0 });
    }
  };
  /** One after another: each makes a new version of the record. */
  const send = async (list: File[]) => {
    let place = files.length;
    for (const file of list) {
      await sendOne(file, place);
      place += 1;
    }
  };
  const remove = async (file: FileValue) => {
    try {
      await keep(await api.delete<unknown>(`${PATH}/${id}/attachments/${file.id}`));
      notice.done(t('file.removed', { name: file.name }));
    } catch (error) {
      notice.failed(error);
    }
  };
  return { files, sending, send, remove, drop };
}
