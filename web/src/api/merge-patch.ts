/** JSON merge patches (RFC 7396): objects are merged, null takes away, everything else replaces. */
export interface Patch {
  [name: string]: unknown;
}

const isObject = (value: unknown): value is Patch => typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(target: unknown, patch: Patch, keepNulls: boolean): Patch {
  const merged: Patch = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && !keepNulls) delete merged[name];
    else merged[name] = isObject(value) ? merge(merged[name], value, keepNulls) : value;
  }
  return merged;
}

export const applied = <Shape extends Patch>(target: Shape, patch: Patch) => merge(target, patch, false) as Shape;
/** Both as one patch. An object goes by its parts: a null for the whole of it would be lost under parts that follow. */
export const joined = (first: Patch, second: Patch): Patch => merge(first, second, true);

/** The patch that makes `after` of `before`; objects that are gone are emptied part by part. */
export function difference(before: object, after: object): Patch {
  const was: Patch = { ...before };
  const is: Patch = { ...after };
  const patch: Patch = {};
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [old, value] = [was[name], is[name]];
    if (isObject(old) && (isObject(value) || value === undefined)) {
      const parts = difference(old, value ?? {});
      if (Object.keys(parts).length > 0) patch[name] = parts;
    } else if (JSON.stringify(old) !== JSON.stringify(value)) patch[name] = value ?? null;
  }
  return patch;
}
