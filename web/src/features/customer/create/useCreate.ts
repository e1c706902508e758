import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '@/api/client';
import { useMe, type TypeLookup } from '@/api/meta';
import { isApiError, isKind } from '@/api/problem';
import type { FieldProblem } from '@/api/types';
import { useDebounced } from '@/shared/lib/media';
import { closeCreate, type CreateRequest } from '@/shared/ui/slots';
import { useNotice } from '@/shared/ui/useNotice';
import { isReceipt, PATH, recordKey, titleOf, type Answer } from '../data';
import { bodyOf, type Values } from '../fields/values';
import { dropDraft, keepDraft, readDraft } from './draft';
import type { Duplicates } from './duplicates';
import { filled, missingIn } from './form';

/** The values of a new customer: kept as a draft while typed, sent once, refused with words at the fields. */
export function useCreate(type: TypeLookup, request: CreateRequest) {
  const { t } = useTranslation(['customer', 'common']);
  const person = useMe()?.person.id ?? '';
  const client = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const [draft] = useState(() => readDraft(person));
  const [values, setValues] = useState<Values>({ ...draft?.values, ...request.values });
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({});
  const [blocked, setBlocked] = useState<Duplicates | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const sent = useRef(false);
  const settled = useDebounced(values, 400);
  useEffect(() => {
    if (!sent.current) keepDraft(person, settled, type.fields);
  }, [person, settled, type]);

  const put = (path: string, value: unknown) => {
    key.current = newKey();
    setValues((now) => ({ ...now, [path]: value }));
    setBlocked(null);
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([name]) => name !== path.split('.')[0])));
  };
  const done = async (answer: Answer, open: boolean) => {
    sent.current = true;
    dropDraft(person);
    for (const part of ['list', 'group']) void client.invalidateQueries({ queryKey: ['customers', part] });
    closeCreate();
    if (isReceipt(answer)) return notice.done(t('create.receipt'));
    client.setQueryData(recordKey(answer.id), answer);
    const toRecord = () => void navigate({ to: '/customers/$id', params: { id: answer.id } });
    notice.done(t('create.done', { name: titleOf(answer) }), open ? undefined : toRecord, t('common:act.open'));
    if (open) toRecord();
  };
  /** The first field that needs attention; null once it is created. */
  const submit = async (open: boolean): Promise<string | null> => {
    const missing = missingIn(type.fields, values);
    setFailure(null);
    if (missing.length > 0) {
      setProblems(Object.fromEntries(missing.map((path) => [path, { pointer: `/${path}`, reason: 'REQUIRED', detail: t('create.required') }])));
      return missing[0] ?? null;
    }
    setBusy(true);
    try {
      await done(await api.post<Answer>(PATH, bodyOf(filled(values)), { key: key.current }), open);
      return null;
    } catch (error) {
      const fields = isApiError(error) ? error.fields : {};
      const twin = isKind(error, 'conflict') && isApiError(error) ? error.variables : null;
      setProblems(fields);
      if (twin && ('matches' in twin || 'hidden' in twin)) setBlocked({ matches: (twin.matches ?? []) as Duplicates['matches'], hidden: Number(twin.hidden ?? 0) });
      else if (Object.keys(fields).length === 0) setFailure(error);
      return Object.keys(fields)[0] ?? null;
    } finally {
      setBusy(false);
    }
  };
  const clear = () => {
    dropDraft(person);
    setValues({});
    setProblems({});
    setBlocked(null);
  };
  return { values, put, problems, blocked, failure, busy, submit, clear, draftAt: draft?.at ?? null };
}
export type Create = ReturnType<typeof useCreate>;
