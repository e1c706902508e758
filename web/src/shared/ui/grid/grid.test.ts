import { describe, expect, it } from 'vitest';
import { clampWidth, layOut, moveBefore, visibleColumns, type Column } from './columns';
import { countOf, EVERYTHING, isNothing, isSelected, NOTHING, setAll, toggle } from './selection';
import { stepOf } from './steps';

const column = (id: string, width: number, pinned = false): Column<{ id: string }> => ({ id, title: id, width, pinned, render: () => id });

describe('selection', () => {
  it('of everything but one is one id, and counts without it', () => {
    const selection = toggle(EVERYTHING, 'a');
    expect(isSelected(selection, 'a')).toBe(false);
    expect(isSelected(selection, 'b')).toBe(true);
    expect(countOf(selection, 100_000)).toBe(99_999);
    expect(countOf(selection, null)).toBeNull();
    expect(selection.ids.size).toBe(1);
  });
  it('toggles back to nothing', () => expect(isNothing(toggle(toggle(NOTHING, 'a'), 'a'))).toBe(true));
  it('of a range adds in both modes', () => {
    expect([...setAll(NOTHING, ['a', 'b'], true).ids]).toEqual(['a', 'b']);
    expect(setAll(toggle(EVERYTHING, 'a'), ['a', 'b'], true).ids.size).toBe(0);
    expect([...setAll(EVERYTHING, ['a'], false).ids]).toEqual(['a']);
  });
});

describe('layout', () => {
  const layout = layOut([column('a', 100), column('name', 200, true), column('b', 150), column('c', 80)], { b: 300, c: 2 });
  it('puts pinned columns first and keeps widths in bounds', () => {
    expect(layout.order.map((one) => [one.id, one.width])).toEqual([['name', 200], ['a', 100], ['b', 300], ['c', 64]]);
    expect(layout.starts).toEqual([0, 100, 400, 464]);
    expect(layout.width).toBe(44 + 200 + 464);
    expect(clampWidth(9999)).toBe(720);
  });
  it('draws only the columns of the window', () => {
    const starts = Array.from({ length: 89 }, (_, i) => i * 120);
    expect(visibleColumns(starts, 1200, 2000)).toEqual([8, 18]);
    expect(visibleColumns(starts, 0, 500, 0)).toEqual([0, 4]);
    expect(visibleColumns(starts, 120 * 87, 120 * 95, 2)).toEqual([85, 87]);
    expect(visibleColumns([0], 0, 100)).toEqual([0, -1]);
  });
  it('moves a column before another', () => {
    expect(moveBefore(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(moveBefore(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a']);
    expect(moveBefore(['a', 'b', 'c'], 'a', 'z')).toEqual(['a', 'b', 'c']);
  });
});

describe('keys of the grid', () => {
  const extent = { rows: 100, columns: 10, page: 20 };
  const press = (key: string, more: KeyboardEventInit = {}) => stepOf(new KeyboardEvent('keydown', { key, ...more }), { row: 50, column: 2 }, extent);
  it.each([
    ['ArrowDown', {}, { row: 51, column: 2 }], ['k', {}, { row: 49, column: 2 }], ['PageDown', {}, { row: 70, column: 2 }],
    ['Home', {}, { row: 50, column: 0 }], ['End', { ctrlKey: true }, { row: 99, column: 9 }],
  ])('%s %o moves', (key, more, to) => expect(press(key, more)).toEqual({ act: 'move', to, range: false }));
  it('stop at the edges', () => {
    expect(stepOf(new KeyboardEvent('keydown', { key: 'PageDown' }), { row: 95, column: 0 }, extent)).toMatchObject({ to: { row: 99 } });
  });
  it('shift makes a range', () => expect(press('ArrowDown', { shiftKey: true })).toMatchObject({ range: true }));
  it('space previews, x selects, Enter opens, ctrl+a selects all', () => {
    expect([press(' '), press('x'), press('Enter'), press('a', { ctrlKey: true })].map((step) => step?.act)).toEqual(['preview', 'toggle', 'open', 'all']);
  });
  it('leave the browser its own', () => {
    expect(press('j', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('q')).toBeNull();
  });
  it('leave an input method its Enter', () => expect(press('Enter', { isComposing: true })).toBeNull());
});
