import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { RecordRow } from '@/api/types';
import { useDirty } from '@/shared/lib/dirty';
import { useNotice } from '@/shared/ui/useNotice';
import { recordKey, type RecordActs } from './data';
import { isMasked } from './fields/values';
import { writeChange, type Change, type Outcome } from './fields/writer';

/** What a person typed and the server does not have (yet). */
export interface Unsaved {
  state: 'saving' | 'invalid' | 'failed' | 'conflict';
  value: unknown;
  change: Change;
  detail: string;
  theirs: unknown;
}

export interface Edits {
  unsaved: Record<string, Unsaved>;
  save: (change: Change) => Promise<Outcome>;
  forget: (path: string) => void;
}

export interface EditEvents {
  label: (path: string) => string;
  onSaved: (change: Change) => void;
  /** Nobody is at another field: the one that was refused may open again. */
  onRefused: (path: string) => void;
}

/** Changes go one after another, each with the version that the one before brought. */
export function useEdits(id: string, acts: RecordActs, events: EditEvents): Edits {
  const client = useQueryClient();
  const notice = useNotice();
  const { t } = useTranslation(['customer', 'common']);
  const [unsaved, setUnsaved] = useState<Record<string, Unsaved>>({});
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(events);
  latest.current = events;
  useDirty(Object.keys(unsaved).length > 0);

  const forget = useCallback((path: string) => {
    setUnsaved((now) => Object.fromEntries(Object.entries(now).filter(([name, one]) => name !== path && one.change.path !== path)));
  }, []);
  const mark = useCallback((change: Change, state: Unsaved['state']) => {
    const marks = Object.entries(change.values).map(([path, value]) => [path, { state, value, change, detail: '', theirs: null }] as const);
    setUnsaved((now) => ({ ...now, ...Object.fromEntries(marks) }));
  }, []);

  const again = useRef<(change: Change) => void>(() => {});
  const settle = useCallback(
    (change: Change, outcome: Outcome) => {
      const { label, onSaved, onRefused } = latest.current;
      forget(change.path);
      if (outcome.kind === 'saved') {
        const name = label(change.path);
        const others = outcome.merged.map(label).filter(Boolean).join(t('comma'));
        const back = () => again.current({ path: change.path, values: change.base, base: change.values });
        // What was hidden cannot be put back: only its mask is known here.
        const undo = Object.values(change.base).some(isMasked) ? undefined : back;
        notice.done(others ? t('saved.merged', { name, others }) : t('saved.field', { name }), undo);
        return onSaved(change);
      }
      setUnsaved((now) => ({ ...now, [change.path]: refusedAs(change, outcome, label, t('common:error.hint')) }));
      if (outcome.kind === 'invalid') onRefused(change.path);
    },
    [forget, notice, t],
  );
  const save = useCallback(
    (change: Change): Promise<Outcome> => {
      mark(change, 'saving');
      const run = async () => {
        const current = () => client.getQueryData<RecordRow>(recordKey(id)) ?? { id, version: 0 };
        const outcome = await writeChange(change, { current, reload: acts.reload, patch: acts.patch });
        settle(change, outcome);
        return outcome;
      };
      const done = queue.current.then(run);
      queue.current = done.catch(() => {});
      return done;
    },
    [acts, client, id, mark, settle],
  );
  again.current = (change) => void save(change);
  return { unsaved, save, forget };
}

type Refusal = Exclude<Outcome, { kind: 'saved' }>;

/** What stands under the field until a person has decided. */
function refusedAs(change: Change, outcome: Refusal, label: EditEvents['label'], fallback: string): Unsaved {
  const value = change.values[change.path];
  if (outcome.kind === 'conflict') return { state: 'conflict', value, change, detail: '', theirs: outcome.theirs[change.path] ?? Object.values(outcome.theirs)[0] ?? null };
  const detail = outcome.detail || fallback;
  const elsewhere = outcome.kind === 'invalid' && outcome.path !== change.path;
  return { state: outcome.kind, value, change, detail: elsewhere ? `${label(outcome.path)}: ${detail}` : detail, theirs: null };
}
