import type { FileValue } from '@/api/types';
import { addressOf } from '@/api/client';

export type Kind = 'picture' | 'pdf' | 'text' | 'other';

/** One file to be shown: where it is shown from, and where it is saved from, if it may be. */
export interface Shown {
  id: string;
  name: string;
  type: string;
  size: number;
  source: string;
  download?: string;
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const TEXTS = new Set(['text/plain', 'text/csv']);
/** What the server gives of a text that is shown. */
export const TEXT_BYTES = 200_000;

/** By the type the server found in the content. */
export function kindOf(type: string): Kind {
  if (PICTURES.has(type)) return 'picture';
  if (TEXTS.has(type)) return 'text';
  return type === 'application/pdf' ? 'pdf' : 'other';
}

export const shownOf = (file: FileValue, address: string): Shown => ({ id: file.id, name: file.name, type: file.type, size: file.size, source: addressOf(address, { inline: true }), download: address });

const MARKS: [number[], string][] = [[[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be']];

/** A text whose encoding nobody says: by its mark, else UTF-8 where that fits, else GB18030. `cut`: its last character may be half. */
export function decodeText(bytes: Uint8Array, cut = false): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes, { stream: cut });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder('gb18030').decode(bytes, { stream: cut });
  }
}
