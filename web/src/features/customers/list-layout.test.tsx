import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { meQuery, type TypeLookup } from '@/api/meta';
import { savePreferences } from '@/api/preferences';
import { queryClient } from '@/api/query-client';
import type { Me } from '@/api/types';
import { useListLayout } from './useListLayout';

const NAMES = ['customer_name', 'mobile', 'city', 'gender'];
const type = { title_field: 'customer_name', field: (name: string) => (NAMES.includes(name) ? { name } : undefined) } as unknown as TypeLookup;
let people = 0;
let answer: () => Promise<Response>;
const asked = vi.fn<(path: string, options: RequestInit) => Promise<Response>>(() => answer());
const sent = () => asked.mock.calls.map(([, { body }]) => JSON.parse(String(body)).lists.customers);

/** The list of somebody new, whose profile keeps this of it. */
function shown(kept: object) {
  people += 1;
  queryClient.setQueryData(meQuery.queryKey, { person: { id: `p${people}` }, preferences: { lists: { customers: kept } } } as unknown as Me);
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
  return renderHook(() => useListLayout(type, undefined), { wrapper }).result;
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
  answer = async () => new Response('{}');
  vi.stubGlobal('fetch', asked);
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('quick changes go as one and none undoes another, though nothing was drawn between them', async () => {
  const layout = shown({ columns: NAMES, widths: { city: 90 } });
  act(() => {
    layout.current.setWidth('mobile', 120);
    layout.current.setWidth('gender', 70);
    layout.current.move('gender', 'mobile');
    layout.current.setColumns((now) => now.filter((one) => one !== 'city'));
  });
  expect(layout.current).toMatchObject({ columns: ['customer_name', 'gender', 'mobile'], widths: { city: 90, mobile: 120, gender: 70 } });
  await vi.advanceTimersByTimeAsync(799);
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(sent()).toEqual([{ columns: ['customer_name', 'gender', 'mobile'], widths: { mobile: 120, gender: 70 } }]);
});

test('a width that is taken away, and a layout that is reset, are null for the server', async () => {
  const layout = shown({ columns: NAMES, widths: { city: 90, mobile: 80 }, default_view: 'mine' });
  act(() => layout.current.setWidth('city', null));
  await vi.advanceTimersByTimeAsync(800);
  act(() => {
    layout.current.setWidth('gender', 70);
    layout.current.reset();
  });
  await vi.advanceTimersByTimeAsync(800);
  expect(sent()).toEqual([{ widths: { city: null } }, { columns: null, widths: { mobile: null, gender: null } }]);
  expect(layout.current.widths).toEqual({});
  expect(queryClient.getQueryData(meQuery.queryKey)?.preferences.lists?.customers).toEqual({ default_view: 'mine', widths: {} });
});

test.each([
  ['left', () => dispatchEvent(new Event('pagehide'))],
  ['hidden', () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
  }],
])('what waits is sent once, and at once, when the page is %s', async (_, leave) => {
  const layout = shown({ widths: {} });
  act(() => layout.current.setWidth('mobile', 120));
  leave();
  expect(sent()).toEqual([{ widths: { mobile: 120 } }]);
  expect(asked.mock.lastCall?.[1]).toMatchObject({ method: 'PATCH', keepalive: true });
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a profile that was fetched before the change is kept does not take it off the screen', async () => {
  const layout = shown({ widths: { mobile: 80 } });
  act(() => layout.current.setWidth('mobile', 120));
  act(() => queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me }));
  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(layout.current.widths).toEqual({ mobile: 120 });
});

test('a page that is loaded before the server has it shows it all the same, to nobody else and not for ever', async () => {
  let done = (_: Response) => {};
  answer = () => new Promise((resolve) => (done = resolve));
  const layout = shown({ widths: { city: 90 } });
  const server = { theme: 'dark', lists: { customers: { widths: { city: 90 } } } };
  const fetched = async (id: string) => {
    answer = async () => new Response(JSON.stringify({ person: { id }, preferences: server }));
    return (await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })).preferences;
  };
  const leave = () => {
    act(() => layout.current.setWidth('mobile', 120));
    act(() => layout.current.setWidth('city', null));
    dispatchEvent(new Event('pagehide'));
  };
  leave();
  expect(await fetched(`p${people}`)).toEqual({ ...server, lists: { customers: { widths: { mobile: 120 } } } });
  expect(await fetched(`p${people}`)).toEqual(server);
  leave();
  expect(await fetched('somebody else')).toEqual(server);
  done(new Response('{}'));
});

test('a second request waits for the first, and leaving the page for none', async () => {
  let done = (_: Response) => {};
  answer = () => new Promise((resolve) => (done = resolve));
  const layout = shown({ widths: {} });
  void savePreferences({ lists: { customers: { default_view: 'mine' } } });
  await vi.advanceTimersByTimeAsync(0);
  act(() => layout.current.setWidth('mobile', 120));
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent()).toEqual([{ default_view: 'mine' }]);
  dispatchEvent(new Event('pagehide'));
  expect(sent()).toEqual([{ default_view: 'mine' }, { widths: { mobile: 120 } }]);
  done(new Response('{}'));
});
