import { Button } from 'antd';
import { GitCompareArrows, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import type { Field } from '@/api/types';
import { useRecordPage } from '../page-context';
import { lastChangeQuery } from '../history/data';
import type { Unsaved } from '../useEdits';
import { ReadValue } from './ReadValue';
import { pathOf, valueAt } from './values';
import css from '../fields.module.css';

function Conflict({ field, unsaved }: { field: Field; unsaved: Unsaved }) {
  const { t } = useTranslation('customer');
  const page = useRecordPage();
  const path = pathOf(field);
  const last = useQuery(lastChangeQuery(page.id, path)).data;
  const who = last ? page.format.directory.person(last.actor_id)?.name : undefined;
  const { change } = unsaved;
  const again = () => {
    const base = Object.fromEntries(Object.keys(change.values).map((name) => [name, valueAt(page.record, name)]));
    void page.edits.save({ ...change, base });
  };
  return (
    <div className={css.conflict} role="alert">
      <p><GitCompareArrows size={15} aria-hidden="true" />{who ? t('conflict.by', { who }) : t('conflict.title')}</p>
      <dl>
        <div><dt>{t('conflict.yours')}</dt><dd><ReadValue field={field} value={unsaved.value} plain /></dd></div>
        <div><dt>{who ? t('conflict.theirsBy', { who }) : t('conflict.theirs')}</dt><dd><ReadValue field={field} value={unsaved.theirs} plain /></dd></div>
      </dl>
      <div className={css.acts}>
        <Button size="small" type="primary" onClick={again}>{t('conflict.useMine')}</Button>
        <Button size="small" onClick={() => page.edits.forget(path)}>{t('conflict.useTheirs')}</Button>
        <Button size="small" type="text" onClick={() => page.edit(path)}>{t('conflict.goOn')}</Button>
      </div>
    </div>
  );
}

/** What was typed and did not get through stands under its field until a person has decided. */
export function FieldTrouble({ field }: { field: Field }) {
  const { t } = useTranslation('customer');
  const page = useRecordPage();
  const path = pathOf(field);
  const unsaved = page.edits.unsaved[path];
  if (!unsaved || unsaved.state === 'saving' || page.editing === path) return null;
  if (unsaved.state === 'conflict') return <Conflict field={field} unsaved={unsaved} />;
  return (
    <div className={css.trouble} role="alert">
      <TriangleAlert size={14} aria-hidden="true" />
      <div>
        <p>{unsaved.detail}</p>
        <p className={css.typed}>{t('unsaved.typed')} <ReadValue field={field} value={unsaved.value} plain /></p>
        <div className={css.acts}>
          {unsaved.state === 'failed' && <Button size="small" type="primary" onClick={() => void page.edits.save(unsaved.change)}>{t('unsaved.again')}</Button>}
          <Button size="small" onClick={() => page.edit(path)}>{t('unsaved.goOn')}</Button>
          <Button size="small" type="text" onClick={() => page.edits.forget(path)}>{t('unsaved.drop')}</Button>
        </div>
      </div>
    </div>
  );
}
