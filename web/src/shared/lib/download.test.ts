import { expect, test } from 'vitest';
import { nameFrom } from './download';

test('the name of a file as the server says it', () => {
  expect(nameFrom(`attachment; filename="__.xlsx"; filename*=UTF-8''%E5%AE%A2%E6%88%B7.xlsx`, 'x')).toBe('客户.xlsx');
  expect(nameFrom('attachment; filename="a b.csv"', 'x')).toBe('a b.csv');
  expect(nameFrom(`attachment; filename*=UTF-8''%E5%`, 'x')).toBe('x');
  expect(nameFrom(null, 'x')).toBe('x');
});
