import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type DragEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CHECK_WIDTH, clampWidth, type Column, type Layout, type Sort } from './columns';

export interface HeadProps<R> {
  layout: Layout<R>;
  first: number;
  last: number;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
  onWidth: (id: string, width: number | null) => void;
  onMove?: (id: string, before: string) => void;
  all: 'none' | 'some' | 'all';
  onAll: () => void;
}

function Grip<R>({ column, onWidth }: { column: Column<R>; onWidth: HeadProps<R>['onWidth'] }) {
  const { t } = useTranslation();
  const start = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const from = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    handle.classList.add('on');
    handle.onpointermove = (move) => onWidth(column.id, clampWidth(column.width + move.clientX - from));
    handle.onpointerup = handle.onpointercancel = () => {
      handle.onpointermove = handle.onpointerup = handle.onpointercancel = null;
      handle.classList.remove('on');
    };
  };
  return <i className="rz" title={t('grid.resize', { name: column.title })} onPointerDown={start} onDoubleClick={() => onWidth(column.id, null)} />;
}

function HeadCell<R>({ column, at, left, props }: { column: Column<R>; at: number; left?: number; props: HeadProps<R> }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const { sort, onSort, onMove, layout } = props;
  const sorted = sort?.name === column.id ? sort : null;
  const movable = Boolean(onMove) && left === undefined;
  const classes = ['dg-h', column.align ?? '', left === undefined ? '' : 'pin', at === layout.pinned.length - 1 ? 'edge' : '', over ? 'over' : ''];
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const id = event.dataTransfer.getData('text/crm-column');
    if (id) onMove?.(id, column.id);
  };
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  return (
    <div role="columnheader" aria-colindex={at + 2} aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : column.sortable ? 'none' : undefined}
      className={classes.join(' ')} style={{ width: column.width, left }} draggable={movable} tabIndex={-1}
      onDragStart={(event) => event.dataTransfer.setData('text/crm-column', column.id)}
      onDragOver={(event) => {
        if (!movable || !event.dataTransfer.types.includes('text/crm-column')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)} onDrop={movable ? drop : undefined}>
      {column.sortable ? (
        <button type="button" tabIndex={-1} title={t('grid.sort', { name: column.title })} onClick={() => onSort({ name: column.id, descending: sorted ? !sorted.descending : false })}>
          <span className="ell">{column.title}</span>{sorted && <Arrow size={13} aria-hidden="true" />}
        </button>
      ) : <span className="ell" title={column.title}>{column.title}</span>}
      <Grip column={column} onWidth={props.onWidth} />
    </div>
  );
}

export function Head<R>(props: HeadProps<R>) {
  const { layout, first, last, all, onAll } = props;
  const { t } = useTranslation();
  const before = layout.starts[first] ?? 0;
  const after = (layout.starts.at(-1) ?? 0) - (layout.starts[last + 1] ?? 0);
  let left = CHECK_WIDTH;
  return (
    <div className="dg-head" role="row" aria-rowindex={1} style={{ width: layout.width }}>
      <div role="columnheader" aria-colindex={1} className="dg-h pin ck" style={{ width: CHECK_WIDTH, left: 0 }}>
        <label><input type="checkbox" tabIndex={-1} aria-label={t('grid.selectAll')} checked={all === 'all'} onChange={onAll}
          ref={(element) => {
            if (element) element.indeterminate = all === 'some';
          }} /></label>
      </div>
      {layout.pinned.map((column, at) => {
        const cell = <HeadCell key={column.id} column={column} at={at} left={left} props={props} />;
        left += column.width;
        return cell;
      })}
      <div role="presentation" style={{ width: before, flex: 'none' }} />
      {layout.rest.slice(first, last + 1).map((column, i) => <HeadCell key={column.id} column={column} at={layout.pinned.length + first + i} props={props} />)}
      <div role="presentation" style={{ width: Math.max(0, after), flex: 'none' }} />
    </div>
  );
}
