import { Download, PencilLine, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api/meta';
import type { Selection } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { countOf, EVERYTHING, isNothing, NOTHING, type GridSelection } from '@/shared/ui/grid/selection';
import { openExport } from '@/shared/ui/slots';

interface Props {
  selection: GridSelection;
  onSelection: (selection: GridSelection) => void;
  total: number | null;
  exact: boolean;
  loaded: number;
  filter: string;
  q: string | undefined;
  columns: string[];
  onEdit: () => void;
}

/** The selection as the server takes it. */
export const selectionOf = (selection: GridSelection, filter: string, q: string | undefined): Selection =>
  selection.mode === 'include' ? { ids: [...selection.ids] } : { filter, q: q ?? '', except: [...selection.ids] };

export function BulkBar({ selection, onSelection, total, exact, loaded, filter, q, columns, onEdit }: Props) {
  const { t } = useTranslation('customers');
  const { language } = useLanguage();
  const mayEdit = useMay('bulk_edit');
  const mayExport = useMay('export');
  if (isNothing(selection)) return null;
  const count = countOf(selection, total);
  const about = selection.mode === 'exclude' && !exact;
  const figure = count === null ? '' : formatNumber(count, language);
  const text = count === null ? t('bulk.all') : t(about ? 'bulk.about' : 'bulk.selected', { count, figure });
  const more = selection.mode === 'include' && (total === null || total > selection.ids.size) && loaded > 0;
  return (
    <div className="cu-bulk" role="toolbar" aria-label={t('bulk.label')}>
      <b className="num" role="status">{text}</b>
      {more && <button type="button" className="lead" onClick={() => onSelection(EVERYTHING)}>{total === null ? t('bulk.selectAll') : t(exact ? 'bulk.selectCount' : 'bulk.selectAbout', { figure: formatNumber(total, language) })}</button>}
      {(mayEdit || mayExport) && <i aria-hidden="true" />}
      {mayEdit && <button type="button" onClick={onEdit}><PencilLine size={15} aria-hidden="true" />{t('bulk.edit')}</button>}
      {mayExport && <button type="button" onClick={() => openExport({ selection: selectionOf(selection, filter, q), columns, count, about })}><Download size={15} aria-hidden="true" />{t('bulk.export')}</button>}
      <i aria-hidden="true" />
      <button type="button" aria-label={t('bulk.clear')} title={`${t('bulk.clear')} (Esc)`} onClick={() => onSelection(NOTHING)}><X size={16} aria-hidden="true" /></button>
    </div>
  );
}
