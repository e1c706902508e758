import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from 'lucide-react';
import { api } from '@/api/client';
import { useMay, useMe, useRecordType } from '@/api/meta';
import { useOperation } from '@/shared/operations/data';
import { ErrorState, NoPermission, Skeleton } from '@/shared/ui/states';
import { isGone, useImport } from './data';
import { CheckStep } from './CheckStep';
import { FileStep } from './FileStep';
import { MapStep } from './MapStep';
import { ResultStep } from './ResultStep';
import { keepHeld, readHeld, stepOf, STEPS, type Step } from './steps';
import css from './exchange.module.css';

function Steps({ step }: { step: Step }) {
  const { t } = useTranslation('exchange');
  const at = STEPS.indexOf(step === 'run' ? 'result' : step);
  return (
    <ol className={css.steps} aria-label={t('steps.label')}>
      {STEPS.map((one, i) => <li key={one} aria-current={i === at ? 'step' : undefined} className={i < at ? css.past : undefined}><i aria-hidden="true">{i < at ? <Check size={13} /> : i + 1}</i><span>{t(`steps.${one}`)}</span></li>)}
    </ol>
  );
}

function Wizard({ person }: { person: string }) {
  const type = useRecordType('customer');
  const [id, setId] = useState(() => readHeld(person));
  const [backToMap, setBackToMap] = useState(false);
  const held = useImport(id);
  const operation = useOperation(held.data?.operation_id);
  const hold = (next: string | null) => {
    keepHeld(person, next);
    setId(next);
    setBackToMap(false);
  };
  const gone = id !== null && isGone(held.error);
  const step = gone ? 'file' : stepOf(held.data, operation.data, backToMap);
  const back = () => {
    if (operation.data?.can.cancel) void api.post(`/v1/contacts/operations/${operation.data.id}:cancel`).catch(() => {});
    setBackToMap(true);
  };
  const body = () => {
    if (id !== null && !gone && held.isError) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />;
    if (!type || (id !== null && !gone && !held.data)) return <Skeleton />;
    if (step === 'file' || !held.data) return <FileStep onRead={hold} />;
    if (step === 'map') return <MapStep key={held.data.id} held={held.data} type={type} onChecked={() => setBackToMap(false)} onOther={() => hold(null)} />;
    if (operation.isError && !operation.data) return <ErrorState error={operation.error} onRetry={() => void operation.refetch()} />;
    if (!operation.data) return <Skeleton />;
    return step === 'check' ? <CheckStep operation={operation.data} type={type} onBack={back} /> : <ResultStep operation={operation.data} onAgain={() => hold(null)} />;
  };
  return <><Steps step={step} /><div className={css.body}>{body()}</div></>;
}

/** Customers from a spreadsheet: file, columns, a look at what would happen, and the result with a way back. */
export default function ImportPage() {
  const { t } = useTranslation('exchange');
  const me = useMe();
  const may = useMay('import');
  return (
    <div className="page">
      <div className="page-head"><h1>{t('title')}</h1></div>
      {me && (may ? <Wizard key={me.person.id} person={me.person.id} /> : <NoPermission>{t('forbidden')}</NoPermission>)}
    </div>
  );
}
