import { describe, expect, it } from 'vitest';

import { commandsFor } from '../adapters/telegram/menu.ts';
import { locales } from '../core/types.ts';
import { harness } from '../test/harness.ts';
import { menuOf } from './telegram.ts';

describe('the menu of the client', () => {
  it('has every command that has a Latin word, in three languages, as Telegram takes them', async () => {
    const h = await harness();
    try {
      const items = menuOf(h.banyan.house.commands());
      expect(items.length).toBeGreaterThan(10);
      for (const locale of locales) {
        const staff = commandsFor(items, locale, true);
        const members = commandsFor(items, locale, false);
        expect(new Set(staff.map((c) => c.command)).size).toBe(staff.length);
        expect(members.length).toBeLessThan(staff.length);
        expect(members.length).toBeGreaterThan(0);
        for (const { command, description } of staff) {
          expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
          expect(description.length).toBeGreaterThan(0);
          expect(description.length).toBeLessThanOrEqual(256);
        }
      }
      expect(commandsFor(items, 'zh-CN', false)).toContainEqual({ command: 'checkin', description: '每天签到领积分' });
      expect(commandsFor(items, 'en', true).map((c) => c.command)).toContain('points_rules');
    } finally {
      await h.close();
    }
  });

  it('every word of it is understood when it is sent back', async () => {
    const h = await harness();
    try {
      const lost: string[] = [];
      for (const { command } of commandsFor(menuOf(h.banyan.house.commands()), 'en', true)) {
        await h.tell('lin', `/${command.replaceAll('_', '-')}`);
        if (h.traces.at(-1)?.stage === 'listen') lost.push(command);
      }
      expect(lost).toEqual([]);
    } finally {
      await h.close();
    }
  });
});
