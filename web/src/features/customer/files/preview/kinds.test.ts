import { expect, test } from 'vitest';
import { decodeText, kindOf } from './kinds';

const GB = new Uint8Array([0xc4, 0xe3, 0xba, 0xc3]);
const UTF8 = new TextEncoder().encode('你好');

test('a text is read in the encoding it is written in', () => {
  expect(decodeText(UTF8)).toBe('你好');
  expect(decodeText(GB)).toBe('你好');
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...UTF8]))).toBe('你好');
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x60, 0x4f]))).toBe('你');
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0x4f, 0x60]))).toBe('你');
});

test('half a character at the cut changes nothing about the rest', () => {
  expect(decodeText(UTF8.subarray(0, 5), true)).toBe('你');
  expect(decodeText(GB.subarray(0, 3), true)).toBe('你');
});

test('what can be shown follows the type the server found', () => {
  expect(['image/png', 'image/gif', 'application/pdf', 'text/csv', 'image/svg+xml', 'text/html', 'application/zip'].map(kindOf)).toEqual(['picture', 'picture', 'pdf', 'text', 'other', 'other', 'other']);
});
