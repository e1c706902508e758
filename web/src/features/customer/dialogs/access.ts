import { ACCESS_FIELDS, isNothing, same, type Values } from '../fields/values';

/** Opening a record clears its readers, naming readers restricts it, and only an open one can be public. */
export function adjusted(values: Values, name: string, value: unknown): Values {
  const next = { ...values, [name]: value };
  if (name === 'visibility' && value === 'open') next.reader_list = null;
  if (name === 'visibility' && value === 'restricted') next.public = null;
  if (name === 'reader_list' && !isNothing(value)) {
    next.visibility = 'restricted';
    next.public = null;
  }
  return next;
}

const asFlag = (name: string, value: unknown) => (name === 'public' && value !== true ? null : value);

/** What `:set_access` has to be told. */
export const changedAccess = (before: Values, now: Values): Values =>
  Object.fromEntries(
    ACCESS_FIELDS.filter((name) => !same(asFlag(name, before[name]), asFlag(name, now[name]))).map((name) => [name, isNothing(now[name]) ? null : now[name]]),
  );
