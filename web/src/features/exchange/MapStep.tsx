import { Alert, Button, Select } from 'antd';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import { isApiError } from '@/api/problem';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { useNotice } from '@/shared/ui/useNotice';
import { GROUPED } from '@/shared/ui/popups';
import { useDecide, useDryRun, type Decisions, type Import } from './data';
import { ModeChoice } from './ModeChoice';
import { letterOf } from './steps';
import { mapped, missingTargets, targetsOf, type Target } from './targets';
import css from './exchange.module.css';

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16-le', 'utf-16-be', 'big5', 'windows-1252', 'shift_jis'];

function Facts({ held, busy, onDecide }: { held: Import; busy: boolean; onDecide: (decisions: Decisions) => void }) {
  const { t } = useTranslation('exchange');
  const { language } = useLanguage();
  const sheets = held.sheets ?? [];
  return (
    <dl className={css.facts}>
      <div><dt>{t('map.file')}</dt><dd>{held.file_name}</dd></div>
      <div><dt>{t('map.rows')}</dt><dd className="num">{formatNumber(held.rows, language)}</dd></div>
      {held.encoding && <div><dt>{t('map.encoding')}</dt><dd><Select size="small" disabled={busy} aria-label={t('map.encoding')} value={held.encoding} popupMatchSelectWidth={false} options={[...new Set([held.encoding, ...ENCODINGS])].map((one) => ({ value: one, label: one.toUpperCase() }))} onChange={(encoding) => onDecide({ encoding })} /></dd></div>}
      {sheets.length > 1 && <div><dt>{t('map.sheet')}</dt><dd><Select size="small" disabled={busy} aria-label={t('map.sheet')} value={held.sheet ?? undefined} popupMatchSelectWidth={false} options={sheets.map((one) => ({ value: one, label: one }))} onChange={(sheet) => onDecide({ sheet })} /></dd></div>}
    </dl>
  );
}

interface TableProps {
  held: Import;
  type: TypeLookup;
  targets: Target[];
  mapping: Record<string, string>;
  onMap: (index: number, field: string | null) => void;
}
function MappingTable({ held, type, targets, mapping, onMap }: TableProps) {
  const { t } = useTranslation('exchange');
  const { label } = useLanguage();
  const taken = new Map(Object.entries(mapping).map(([index, field]) => [field, Number(index)]));
  const options = type.tabs.flatMap((tab) => {
    const own = targets.filter(({ field }) => field.tab === tab.id).map(({ value, field }) => ({ value, label: field.required ? `${label(field.label)} *` : label(field.label), find: `${field.label.zh} ${field.label.en} ${value}`.toLowerCase() }));
    return own.length > 0 ? [{ label: label(tab.label), title: label(tab.label), options: own }] : [];
  });
  const problems = new Map((held.errors ?? []).map((error) => [error.pointer, error.detail]));
  return (
    <div className={`${css.table} ${css.map}`} tabIndex={0} role="region" aria-label={t('map.table')}>
      <table>
        <thead><tr><th scope="col">{t('map.column')}</th><th scope="col">{t('map.samples')}</th><th scope="col">{t('map.target')}</th></tr></thead>
        <tbody>
          {held.columns.map((column) => {
            const value = mapping[String(column.index)];
            const problem = problems.get(`/mapping/${column.index}`);
            const name = column.header || t('map.unnamed');
            return (
              <tr key={column.index} className={value ? undefined : css.idle}>
                <th scope="row"><small>{letterOf(column.index)}</small>{name}</th>
                <td>{column.samples.filter(Boolean).slice(0, 3).map((sample, i) => <span key={i} className={`ell ${css.sample}`} title={sample}>{sample}</span>)}</td>
                <td>
                  <Select {...GROUPED} allowClear aria-label={t('map.targetOf', { name })} placeholder={t('map.skip')} status={problem ? 'error' : undefined} value={value} popupMatchSelectWidth={260}
                    showSearch={{ filterOption: (typed, option) => String((option as { find?: string } | undefined)?.find ?? '').includes(typed.trim().toLowerCase()) }}
                    options={options} onChange={(field) => onMap(column.index, field ?? null)}
                    optionRender={({ value: one, label: text }) => {
                      const at = taken.get(String(one));
                      return <span className={css.option}>{text}{at !== undefined && at !== column.index && <small>{t('map.takenBy', { column: letterOf(at) })}</small>}</span>;
                    }} />
                  {problem && <p className={css.problem}>{problem}</p>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Obstacles({ held, missing, matchMissing, failure }: { held: Import; missing: Target[]; matchMissing: boolean; failure: Error | null }) {
  const { t } = useTranslation(['exchange', 'common']);
  const { label } = useLanguage();
  const said = (pointer: string) => pointer.startsWith('/mapping/') || missing.some(({ value }) => pointer === `/${value}`) || (matchMissing && pointer === '/match');
  return (
    <div aria-live="polite">
      {missing.length > 0 && <p className={css.problem}>{t('map.missing', { fields: missing.map(({ field }) => label(field.label)).join(t('comma')) })}</p>}
      {(held.errors ?? []).filter((error) => !said(error.pointer)).map((error) => <p key={error.pointer} className={css.problem}>{error.detail}</p>)}
      {matchMissing && <p className={css.problem}>{t('map.matchMissing')}</p>}
      {failure && <p className={css.problem} role="alert">{(isApiError(failure) && (failure.errors[0]?.detail || failure.message)) || t('common:error.hint')}</p>}
    </div>
  );
}

/** Which column is which field, and what happens to rows that are there already. */
export function MapStep({ held, type, onChecked, onOther }: { held: Import; type: TypeLookup; onChecked: () => void; onOther: () => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const { language } = useLanguage();
  const notice = useNotice();
  const decide = useDecide(held.id);
  const dryRun = useDryRun(held.id);
  const [mapping, setMapping] = useState(held.mapping);
  const [reread, setReread] = useState(held);
  if (reread !== held && (reread.sheet !== held.sheet || reread.encoding !== held.encoding)) {
    setReread(held);
    setMapping(held.mapping);
  }
  const targets = targetsOf(type, held.mode);
  const missing = missingTargets(targets, mapping, held.mode);
  const send = (decisions: Decisions) => decide.mutate(decisions, { onError: (error) => notice.failed(isApiError(error) && error.errors[0] ? null : error, isApiError(error) ? error.errors[0]?.detail : undefined) });
  const onMap = (index: number, field: string | null) => {
    const next = mapped(mapping, index, field);
    setMapping(next);
    const gone = held.match.filter((name) => !Object.values(next).includes(name));
    send({ mapping: next, ...(gone.length > 0 && { match: held.match.filter((name) => !gone.includes(name)) }) });
  };
  const count = Object.keys(mapping).length;
  const matchMissing = held.mode !== 'create' && held.match.length === 0;
  const check = () => dryRun.mutate(undefined, { onSuccess: onChecked });
  return (
    <div className={css.step}>
      <Facts held={held} busy={decide.isPending} onDecide={send} />
      {(held.odd_rows ?? 0) > 0 && <Alert type="warning" showIcon title={t('map.odd', { count: held.odd_rows ?? 0, figure: formatNumber(held.odd_rows ?? 0, language) })} />}
      <ModeChoice held={held} type={type} mapping={mapping} onDecide={send} />
      <div className={css.over}><h2>{t('map.title')}</h2><span className="muted">{t('map.count', { count, all: held.columns.length })}</span></div>
      <MappingTable held={held} type={type} targets={targets} mapping={mapping} onMap={onMap} />
      <footer className={css.foot}>
        <Obstacles held={held} missing={missing} matchMissing={matchMissing} failure={dryRun.error} />
        <Button onClick={onOther}>{t('map.other')}</Button>
        <Button type="primary" icon={<ArrowRight size={15} aria-hidden="true" />} iconPlacement="end" loading={dryRun.isPending} disabled={missing.length > 0 || matchMissing || count === 0 || decide.isPending} onClick={check}>{t('map.check')}</Button>
      </footer>
    </div>
  );
}
