import { memo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { CHECK_WIDTH, type Column } from './columns';

export interface Identified {
  id: string;
}
export interface RowActs<R> {
  toggle: (id: string) => void;
  range: (to: number) => void;
  open: (row: R, event: React.MouseEvent) => void;
  activate: (row: number, column: number) => void;
}
export interface RowProps<R extends Identified> {
  row: R | undefined;
  index: number;
  selected: boolean;
  previewed: boolean;
  activeColumn: number;
  height: number;
  width: number;
  pinned: Column<R>[];
  rest: Column<R>[];
  first: number;
  last: number;
  before: number;
  acts: RefObject<RowActs<R>>;
}

const isControl = (event: React.MouseEvent) => Boolean((event.target as Element).closest('button,a,input,label'));

function Cell<R extends Identified>({ column, at, left, props }: { column: Column<R>; at: number; left?: number; props: RowProps<R> }) {
  const { row, index, activeColumn, pinned } = props;
  const classes = ['dg-c', column.align ?? '', left === undefined ? '' : 'pin', at === pinned.length - 1 ? 'edge' : '', activeColumn === at ? 'act' : ''];
  return (
    <div role="gridcell" id={`dg-${index}-${at}`} aria-colindex={at + 2} className={classes.join(' ')} style={{ width: column.width, left }}
      onMouseDown={() => props.acts.current.activate(index, at)}>
      {row ? column.render(row) : <span className="sk" style={{ width: `${45 + ((index * 7 + at * 13) % 40)}%` }} />}
    </div>
  );
}

function PlainRow<R extends Identified>(props: RowProps<R>) {
  const { row, index, selected, previewed, height, width, pinned, rest, first, last, before, acts } = props;
  const { t } = useTranslation();
  let left = CHECK_WIDTH;
  const open = (event: React.MouseEvent) => {
    if (!row || isControl(event) || getSelection()?.toString()) return;
    acts.current.open(row, event);
  };
  const pick = (event: React.MouseEvent) => {
    if (!row) return;
    if (event.shiftKey) acts.current.range(index);
    else acts.current.toggle(row.id);
  };
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={selected} className={`dg-r${selected ? ' on' : ''}${previewed ? ' seen' : ''}`} style={{ height, width, top: index * height }} onClick={open}>
      <div role="gridcell" aria-colindex={1} className="dg-c pin ck" style={{ width: CHECK_WIDTH, left: 0 }} onClick={(event) => event.stopPropagation()}>
        <label><input type="checkbox" tabIndex={-1} aria-label={t('grid.selectRow', { n: index + 1 })} checked={selected} disabled={!row} onClick={pick} readOnly /></label>
      </div>
      {pinned.map((column, at) => {
        const cell = <Cell key={column.id} column={column} at={at} left={left} props={props} />;
        left += column.width;
        return cell;
      })}
      <div role="presentation" style={{ width: before, flex: 'none' }} />
      {rest.slice(first, last + 1).map((column, i) => <Cell key={column.id} column={column} at={pinned.length + first + i} props={props} />)}
    </div>
  );
}

/** Drawn again only when something of this row changes; what it does is read from a ref. */
export const Row = memo(PlainRow) as typeof PlainRow;
