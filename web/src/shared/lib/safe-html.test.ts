import { expect, test } from 'vitest';
import { safeHtml } from './safe-html';

test('keeps what people write and drops what runs', () => {
  expect(safeHtml('<p>好<strong>的</strong></p><script>alert(1)</script>')).toBe('<p>好<strong>的</strong></p>');
  expect(safeHtml('<p onclick="x()" style="color:red">a</p><img src=x onerror=y>')).toBe('<p>a</p>');
});

test('unwraps unknown tags but keeps their words, also nested ones', () => {
  expect(safeHtml('<div><font><b>字</b></font></div>')).toBe('<b>字</b>');
  expect(safeHtml('<svg><a href="javascript:x">k</a></svg>b')).toBe('b');
});

test('lets only ordinary addresses through', () => {
  expect(safeHtml('<a href=" javascript:alert(1)">a</a>')).toBe('<a>a</a>');
  expect(safeHtml('<a href="https://example.com" onclick="x">a</a>')).toBe('<a href="https://example.com" rel="noopener noreferrer" target="_blank">a</a>');
});
