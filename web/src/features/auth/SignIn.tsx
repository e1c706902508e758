import { Button } from 'antd';
import { ArrowBigUp, CircleAlert, Eye, EyeOff, Info, Languages } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { api } from '@/api/client';
import { isApiError } from '@/api/problem';
import { useUi } from '@/shared/lib/ui-state';
import { Logo } from '@/shared/ui/Logo';
import css from './auth.module.css';

interface Failure {
  wrong?: boolean;
  until?: number;
  text?: string;
}

function failureOf(error: unknown): Failure {
  if (!isApiError(error)) return {};
  if (error.kind === 'too_many') return { until: error.retryAfter ? Date.now() + error.retryAfter * 1000 : Infinity };
  if (error.kind === 'signed_out' || error.kind === 'forbidden') return { wrong: true };
  return { text: error.message };
}

/** Seconds left until an instant, counted down; 0 when it has passed. */
function useSecondsTo(until: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!until || !Number.isFinite(until)) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return until ? Math.max(0, Math.ceil((until - now) / 1000)) : 0;
}

function LanguageSwitch() {
  const { t } = useTranslation('auth');
  const { language, set } = useUi();
  return (
    <div className={css.languages} role="group" aria-label={t('language')}>
      <Languages size={15} aria-hidden="true" />
      {(['zh', 'en'] as const).map((one) => (
        <button key={one} type="button" lang={one === 'zh' ? 'zh-CN' : 'en'} aria-pressed={language === one} onClick={() => set({ language: one })}>
          {one === 'zh' ? t('shell:language.zh') : t('shell:language.en')}
        </button>
      ))}
    </div>
  );
}

function Row({ id, label, error, children }: { id: string; label: string; error?: string; children: ReactNode }) {
  return (
    <div className={css.row}>
      <label htmlFor={id}>{label}</label>
      {children}
      {error && <p id={`${id}-error`} className={css.error}>{error}</p>}
    </div>
  );
}

function message(failure: Failure, seconds: number, t: TFunction<'auth'>) {
  if (failure.wrong) return t('wrong');
  if (failure.until === Infinity) return t('locked');
  if (failure.until) {
    const time = seconds >= 60 ? t('minutes', { count: Math.ceil(seconds / 60) }) : t('seconds', { count: seconds });
    return seconds > 0 ? t('lockedFor', { time }) : '';
  }
  return failure.text || t('failed');
}

export default function SignIn({ why, onSignedIn }: { why?: string; onSignedIn: (personId: string) => void }) {
  const { t } = useTranslation('auth');
  const id = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState({ login: false, password: false });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [caps, setCaps] = useState(false);
  const [shown, setShown] = useState(false);
  const loginInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const seconds = useSecondsTo(failure?.until);
  const paused = seconds > 0 && Number.isFinite(seconds);
  const readCaps = (event: KeyboardEvent) => setCaps(event.getModifierState?.('CapsLock') ?? false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const gaps = { login: !login.trim(), password: !password };
    setMissing(gaps);
    if (gaps.login) return loginInput.current?.focus();
    if (gaps.password) return passwordInput.current?.focus();
    setBusy(true);
    setFailure(null);
    try {
      const answer = await api.post<{ person: { id: string } }>('/v1/sessions', { login: login.trim(), password }, { anonymous: true });
      onSignedIn(answer.person.id);
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
      setPassword('');
      passwordInput.current?.focus();
    }
  };
  const problem = failure && message(failure, seconds, t);
  return (
    <div className={css.page}>
      <header className={css.bar}><span className={css.brand}><Logo />{t('common:product')}</span><LanguageSwitch /></header>
      <main className={css.main}>
        <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
          <h1>{t('title')}</h1>
          <p className={css.lead}>{t('welcome')}</p>
          <div aria-live="assertive">
            {why === 'expired' && !problem && <p className={css.note}><Info size={16} aria-hidden="true" />{t('expired')}</p>}
            {problem && <p className={`${css.note} ${failure?.until ? css.warning : css.wrong}`}><CircleAlert size={16} aria-hidden="true" />{problem}</p>}
          </div>
          <Row id={`${id}-login`} label={t('login')} error={missing.login ? t('needLogin') : undefined}>
            <input ref={loginInput} id={`${id}-login`} className={css.input} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus maxLength={200}
              value={login} onChange={(event) => setLogin(event.target.value)} aria-describedby={missing.login ? `${id}-login-error` : undefined} aria-invalid={missing.login} />
          </Row>
          <Row id={`${id}-password`} label={t('password')} error={missing.password ? t('needPassword') : undefined}>
            <div className={css.secret}>
              <input ref={passwordInput} id={`${id}-password`} className={css.input} type={shown ? 'text' : 'password'} name="password" autoComplete="current-password" maxLength={200}
                value={password} onChange={(event) => setPassword(event.target.value)} onKeyUp={readCaps} onKeyDown={readCaps} onBlur={() => setCaps(false)}
                aria-describedby={missing.password ? `${id}-password-error` : undefined} aria-invalid={missing.password} />
              <button type="button" className="ibtn" aria-pressed={shown} aria-label={t(shown ? 'hide' : 'show')} title={t(shown ? 'hide' : 'show')} onClick={() => setShown(!shown)}>{shown ? <EyeOff size={17} aria-hidden="true" /> : <Eye size={17} aria-hidden="true" />}</button>
            </div>
            <p className={css.caps} role="status">{caps && <><ArrowBigUp size={14} aria-hidden="true" />{t('caps')}</>}</p>
          </Row>
          <Button type="primary" htmlType="submit" size="large" block loading={busy} disabled={paused}>{t('submit')}</Button>
          <p className={css.help}>{t('help')}</p>
        </form>
      </main>
    </div>
  );
}
