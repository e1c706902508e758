import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHECK_WIDTH, HEAD_HEIGHT, layOut, visibleColumns, type Column, type Sort } from './columns';
import { Head } from './Head';
import { Row, type Identified, type RowActs } from './Row';
import { EVERYTHING, isNothing, isSelected, NOTHING, setAll, toggle, type GridSelection } from './selection';
import { stepOf, type Cell } from './steps';
import { useKeptScroll } from './useKeptScroll';
import { useWindow } from './useWindow';
import './grid.css';

export interface DataGridProps<R extends Identified> {
  label: string;
  columns: Column<R>[];
  widths: Record<string, number>;
  onWidth: (id: string, width: number | null) => void;
  onMoveColumn?: (id: string, before: string) => void;
  rows: R[];
  /** Nothing is known yet: rows of the right height stand in. */
  loading: boolean;
  more: 'none' | 'some' | 'loading' | 'failed';
  onMore: () => void;
  rowHeight: number;
  selection: GridSelection;
  onSelection: (selection: GridSelection) => void;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
  onOpen: (row: R, event?: MouseEvent) => void;
  onPreview: (row: R | null) => void;
  previewId?: string | null;
  /** Names of the list's content: the grid goes to its top when it changes. */
  listKey: string;
  empty?: ReactNode;
}

const STAND_INS = 24;

function useActive<R extends Identified>(props: DataGridProps<R>, reveal: (cell: Cell) => void, columns: number) {
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const anchor = useRef(0);
  const { rows, selection, onSelection } = props;
  const range = (to: number) => {
    const [from, until] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
    onSelection(setAll(selection, rows.slice(from, until + 1).map((row) => row.id), true));
  };
  const onKey = (event: KeyboardEvent, page: number) => {
    const step = stepOf(event, active, { rows: rows.length, columns, page });
    if (!step) return;
    event.preventDefault();
    const row = rows[active.row];
    if (step.act === 'move') {
      if (step.range) range(step.to.row);
      else anchor.current = step.to.row;
      setActive(step.to);
      reveal(step.to);
      if (props.previewId && rows[step.to.row]) props.onPreview(rows[step.to.row] ?? null);
    } else if (step.act === 'all') onSelection(EVERYTHING);
    else if (step.act === 'escape') {
      if (props.previewId) props.onPreview(null);
      else onSelection(NOTHING);
    } else if (!row) return;
    else if (step.act === 'open') props.onOpen(row);
    else if (step.act === 'preview') props.onPreview(props.previewId === row.id ? null : row);
    else {
      anchor.current = active.row;
      onSelection(toggle(selection, row.id));
    }
  };
  return { active, setActive, anchor, range, onKey };
}

/** Rows and columns outside the window are not drawn: neither a million rows nor ninety columns are slower to scroll. */
export function DataGrid<R extends Identified>(props: DataGridProps<R>) {
  const { columns, widths, rows, loading, more, onMore, rowHeight, selection, onSelection, listKey } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(false);
  const layout = useMemo(() => layOut(columns, widths), [columns, widths]);
  const count = loading ? STAND_INS : rows.length + (more === 'some' || more === 'loading' ? 3 : 0);
  const shown = useWindow(box, rowHeight, count);
  const [first, last] = visibleColumns(layout.starts, shown.left, shown.right - layout.pinnedWidth);

  const reveal = useCallback((cell: Cell) => {
    const element = box.current;
    if (!element) return;
    const top = cell.row * rowHeight;
    const room = element.clientHeight - HEAD_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    const at = cell.column - layout.pinned.length;
    const [start, end] = [layout.starts[at], layout.starts[at + 1]];
    if (start === undefined || end === undefined || at < 0) return;
    const free = element.clientWidth - layout.pinnedWidth;
    if (start < element.scrollLeft) element.scrollLeft = start;
    else if (end > element.scrollLeft + free) element.scrollLeft = end - free;
  }, [rowHeight, layout]);
  useKeptScroll(box, listKey);
  const { active, setActive, anchor, range, onKey } = useActive(props, reveal, layout.order.length);

  useEffect(() => {
    if (!loading && more === 'some' && shown.last + 30 >= rows.length) onMore();
  }, [loading, more, shown.last, rows.length, onMore]);
  useEffect(() => {
    setActive({ row: 0, column: 0 });
    anchor.current = 0;
  }, [listKey, setActive, anchor]);

  const acts = useRef<RowActs<R>>(null as unknown as RowActs<R>);
  acts.current = {
    toggle: (id) => {
      anchor.current = rows.findIndex((row) => row.id === id);
      onSelection(toggle(selection, id));
    },
    range,
    open: props.onOpen,
    activate: (row, column) => setActive({ row, column }),
  };
  const all = isNothing(selection) ? 'none' : selection.mode === 'exclude' && selection.ids.size === 0 ? 'all' : 'some';
  const indexes = Array.from({ length: Math.max(0, shown.last - shown.first + 1) }, (_, i) => shown.first + i).filter((i) => i < count);
  return (
    <div className="dg-wrap">
      <div ref={box} className="dg" role="grid" tabIndex={0} aria-label={props.label} aria-multiselectable="true" aria-busy={loading}
        aria-rowcount={more === 'none' ? rows.length + 1 : -1} aria-colcount={layout.order.length + 1}
        aria-activedescendant={focused && rows.length > 0 ? `dg-${active.row}-${active.column}` : undefined}
        onKeyDown={(event) => event.target === box.current && onKey(event, Math.max(1, Math.floor((shown.height - HEAD_HEIGHT) / rowHeight) - 1))}
        onFocus={(event) => event.target === box.current && setFocused(true)} onBlur={() => setFocused(false)}>
        <Head layout={layout} first={first} last={last} sort={props.sort} onSort={props.onSort} onWidth={props.onWidth} onMove={props.onMoveColumn} all={all}
          onAll={() => onSelection(all === 'all' ? NOTHING : EVERYTHING)} />
        <div role="rowgroup" style={{ height: count * rowHeight, width: layout.width, minWidth: CHECK_WIDTH, position: 'relative' }}>
          {indexes.map((index) => {
            const row = loading ? undefined : rows[index];
            return (
              <Row key={row?.id ?? index} row={row} index={index} selected={row ? isSelected(selection, row.id) : false} previewed={Boolean(row && row.id === props.previewId)}
                activeColumn={focused && active.row === index ? active.column : -1} height={rowHeight} width={layout.width} pinned={layout.pinned} rest={layout.rest}
                first={first} last={last} before={layout.starts[first] ?? 0} acts={acts} />
            );
          })}
        </div>
      </div>
      {more === 'failed' && <div className="dg-failed" role="alert">{t('grid.moreFailed')} <button type="button" className="link" onClick={onMore}>{t('act.retry')}</button></div>}
      {!loading && rows.length === 0 && <div className="dg-empty">{props.empty}</div>}
    </div>
  );
}
