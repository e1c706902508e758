import type { Code, Field } from '@/api/types';

/** The codes of a list that a field may hold: those of its level, where it takes one (province, city). */
export function codesFor(field: Pick<Field, 'code_level'>, codes: Code[]): Code[] {
  const level = field.code_level;
  if (!level) return codes;
  const parents = new Map(codes.map((code) => [code.code, code.parent ?? null]));
  const depth = (code: Code) => {
    let steps = 1;
    for (let at: string | null | undefined = code.parent; at && steps < 9; at = parents.get(at)) steps += 1;
    return steps;
  };
  return codes.filter((code) => depth(code) === level);
}

/** What a reference names, also where it stands within a struct (the person of a collaborator). */
export const refersTo = (field: Pick<Field, 'refers' | 'parts'>): string | null =>
  field.refers ?? field.parts?.find((part) => part.kind === 'reference')?.refers ?? null;
