/** The whole state of a list stands in its address. `filter` is the filter language of the API itself. */
export interface ListSearch {
  q?: string;
  filter?: string;
  /** `-updated_at`: descending. */
  sort?: string;
  /** A quick view's name or a saved view's id. */
  view?: string;
  group?: string;
  /** Sort value the list begins at. */
  start?: string;
  deleted?: true;
}

const text = (value: unknown) => (value === undefined || value === null || value === '' ? undefined : String(value));

export function readListSearch(search: Record<string, unknown>): ListSearch {
  return {
    q: text(search.q),
    filter: text(search.filter),
    sort: text(search.sort),
    view: text(search.view),
    group: text(search.group),
    start: text(search.start),
    deleted: search.deleted === true ? true : undefined,
  };
}
