/** The doctor before a real puppet service, with TLS and without, and where nothing is. */
import { randomUUID } from 'node:crypto';

import { afterEach, describe, expect, it } from 'vitest';

import { locales } from '../../../core/types.ts';
import { standIn, type StandIn } from '../../../test/platforms/wechat/index.ts';
import { loadConfig, type Environment } from '../../config.ts';
import { checkWechat } from './wechat.ts';
import { doctorWords } from './words.ts';

let api: StandIn | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});
const now = Date.parse('2026-11-21T10:00:00+08:00');
const look = async (env: Environment, at = now): Promise<string> => {
  const finding = await checkWechat(loadConfig(env).wechaty, at);
  for (const locale of locales) expect(finding.says(doctorWords[locale])).not.toMatch(/undefined|\[object/);
  return `${finding.state} ${finding.says(doctorWords.en)}`;
};
const env = (more: Environment = {}): Environment => ({
  WECHATY_PUPPET: 'wechaty-puppet-service',
  WECHATY_PUPPET_SERVICE_TOKEN: api?.token ?? `insecure_${randomUUID()}`,
  ...(api && { WECHATY_PUPPET_SERVICE_ENDPOINT: api.endpoint }),
  ...more,
});

describe('the way to WeChat', () => {
  it('nothing is set', async () => {
    expect(await look({})).toMatch(/^note not connected/);
  });

  it('a puppet that is not installed, one that is', async () => {
    expect(await look({ WECHATY_PUPPET: 'wechaty-puppet-nowhere' })).toBe(
      'bad the puppet is not installed: npm install wechaty-puppet-nowhere',
    );
    expect(await look({ WECHATY_PUPPET: 'wechaty-puppet-mock' })).toBe('ok wechaty-puppet-mock is installed');
  });

  it('a token without a prefix, none at all', async () => {
    expect(await look(env({ WECHATY_PUPPET_SERVICE_TOKEN: randomUUID() }))).toMatch(/^bad .*insecure_<uuid>/);
    expect(await look({ WECHATY_PUPPET: 'wechaty-puppet-service' })).toMatch(/^bad .*TOKEN is not set/);
  });

  it('nobody there', async () => {
    expect(await look(env({ WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:1' }))).toMatch(
      /^bad nothing answers at 127.0.0.1:1/,
    );
  });

  it('a service with TLS: fine, unless we have none, another name, or it is too old', async () => {
    api = await standIn();
    expect(await look(env())).toBe(`ok wechaty-puppet-service, a service answers at ${api.endpoint}`);
    expect(await look(env({ WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true' }))).toMatch(/^bad .* wants TLS/);
    expect(await look(env({ WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: 'bot.example.org' }))).toMatch(
      /^bad the certificate .*≠ bot.example.org/,
    );
    expect(await look(env(), Date.parse('2040-01-01'))).toMatch(/^bad the certificate .*\(20\d\d-/);
    // A running bot is not thrown out by it: the service was asked nothing.
    expect(api.acts).toEqual([]);
  });

  it('a service without TLS: said, unless we use none', async () => {
    api = await standIn({ tls: false });
    expect(await look(env())).toMatch(/^bad .* speaks without TLS/);
    expect(await look(env({ WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true' }))).toMatch(/^ok /);
  });
});
