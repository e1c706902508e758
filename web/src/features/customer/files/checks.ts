export const MOST_FILES = 20;
export const FILE_BYTES = 20_000_000;
export const PHOTO_BYTES = 2_000_000;
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

export type Refusal = 'tooLarge' | 'empty' | 'notImage' | 'tooMany' | null;

/** What can be said of a file before it travels; what is in it, the server looks at. */
export function checkPhoto(file: Pick<File, 'size' | 'type'>): Refusal {
  if (!PHOTO_TYPES.includes(file.type)) return 'notImage';
  return file.size > PHOTO_BYTES ? 'tooLarge' : file.size === 0 ? 'empty' : null;
}
export function checkFile(file: Pick<File, 'size'>, present: number): Refusal {
  if (present >= MOST_FILES) return 'tooMany';
  return file.size > FILE_BYTES ? 'tooLarge' : file.size === 0 ? 'empty' : null;
}
