import { describe, expect, it } from 'vitest';
import { changedSettings, CHOICES, NAMES, type Settings } from './data';
import en from './i18n/en-US.json';
import zh from './i18n/zh-CN.json';

const SHIPPED: Settings = { duplicates_on_create: 'block', duplicates_on_edit: 'warn', duplicates_on_import: 'warn', hidden_duplicates: 'exists' };

describe('settings of duplicates', () => {
  it('only what differs is sent', () => {
    expect(changedSettings(SHIPPED, SHIPPED)).toEqual({});
    expect(changedSettings(SHIPPED, { ...SHIPPED, duplicates_on_edit: 'block' })).toEqual({ duplicates_on_edit: 'block' });
  });

  it('other settings of the store are never sent back', () => {
    const store = { ...SHIPPED, version: 3, visibility: 'restricted', entries: [] };
    expect(changedSettings(store, { ...store, hidden_duplicates: 'silent' })).toEqual({ hidden_duplicates: 'silent' });
  });

  it('every choice says what it does, in both languages', () => {
    for (const texts of [zh.settings, en.settings] as Record<string, unknown>[]) {
      for (const name of NAMES) {
        const told = texts[name] as Record<string, string>;
        for (const choice of CHOICES[name]) expect([told[choice], told[`${choice}Hint`]].every(Boolean)).toBe(true);
      }
    }
  });
});
