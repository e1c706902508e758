import { App } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/problem';
import css from './notice.module.css';

const SECONDS = 7;
let last = 0;

export interface Notice {
  /** What was done, with a way back where there is one. */
  done: (text: string, undo?: () => void, undoLabel?: string) => void;
  info: (text: string) => void;
  failed: (error: unknown, fallback?: string) => void;
}

/** Messages at the top of the page: every act that can be taken back offers it for some seconds. */
export function useNotice(): Notice {
  const { message } = App.useApp();
  const { t } = useTranslation('common');
  return useMemo(() => {
    const done: Notice['done'] = (text, undo, undoLabel) => {
      last += 1;
      const key = `notice-${last}`;
      const back = () => {
        message.destroy(key);
        undo?.();
      };
      void message.open({
        key,
        type: 'success',
        duration: undo ? SECONDS : 3,
        content: undo ? <span className={css.notice}><span>{text}</span><button type="button" className="link" onClick={back}>{undoLabel ?? t('act.undo')}</button></span> : text,
      });
    };
    const failed: Notice['failed'] = (error, fallback) => {
      const known = isApiError(error) ? error : null;
      const text = known?.kind === 'network' ? t('error.network') : known?.message;
      void message.error(text || fallback || t('error.unexpected', { id: known?.traceId.slice(0, 12) ?? '' }), 6);
    };
    return { done, failed, info: (text) => void message.info(text, 5) };
  }, [message, t]);
}
