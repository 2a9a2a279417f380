/**
 * Links in running text: with any scheme or none, in punycode, spaced out, percent-encoded, behind `user@`;
 * invitations of chat platforms and shortening services are told apart. Also finds the hosts of e-mail addresses,
 * because only together it is clear which is which.
 */
import { findDomains, type Domain } from './domains.ts';
import { fold, foldedText, type View } from './fold.ts';
import { invites, isInviteHost, inviteSchemes, mailHosts, registrable, shorteners } from './link-tables.ts';
import { decoded, mixesScripts } from './link-names.ts';
import { unicodeHost } from './punycode.ts';
import type { RuleView } from './rules.ts';

export interface Link {
  /** UTF-16 positions in the text as written. */
  readonly start: number;
  readonly end: number;
  readonly scheme: string | undefined;
  /** Lower case, each label in its own script; empty for schemes without one (`weixin://`). */
  readonly host: string;
  /** What belongs to somebody: `example.com.cn` of `a.b.example.com.cn`. */
  readonly domain: string;
  /** Path, query and fragment, percent-decoded. */
  readonly path: string;
  readonly views: readonly RuleView[];
  /** A shortening service: what is behind it cannot be seen. */
  readonly shortened: boolean;
  /** The platform whose group, channel or chat it opens. */
  readonly invite?: string;
}
export interface Mail {
  readonly start: number;
  readonly end: number;
  /** `name@example.com` */
  readonly address: string;
  readonly views: readonly RuleView[];
}
export interface Addresses {
  readonly links: readonly Link[];
  readonly mails: readonly Mail[];
}

/** A text without any of these holds no link: asked of every message first. */
const worthALook = /[.。．｡·•‧∙⋅・:：@＠#艾]|dot|[点點]|\p{N}\p{L}|[ｄＤ𝐝𝑑]|[,，、][a-zａ-ｚ]/iu;
const none: Addresses = { links: [], mails: [] };
/** So much of a text is read; longer ones are read up to here. UTF-16 units. */
const longest = 20_000;
const mostLinks = 200;

const schemePattern = /(?<![a-z0-9])([a-z][a-z0-9+.-]{1,20}|h[x*]{2}ps?)\s?:\s?[/\\]{1,3}\s?/g;
const webSchemes = new Set(['http', 'https', 'hxxp', 'hxxps', 'h**p', 'h**ps', 'ftp', 'ftps', 'ws', 'wss', 'fxp']);
const realScheme: Readonly<Record<string, string>> = {
  hxxp: 'http',
  hxxps: 'https',
  'h**p': 'http',
  'h**ps': 'https',
  fxp: 'ftp',
};

/** A scheme and where what follows it begins. */
interface Scheme {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Where the host begins, behind `user:password@`. */
  readonly host: number;
}

/** Everything that leads elsewhere, in order. */
export function findAddresses(text: string): Addresses {
  if (!worthALook.test(text)) return none;
  const read = text.length > longest ? text.slice(0, longest) : text;
  const view = fold(read);
  const f = foldedText(view);
  const reader = new Reader(read, view, f);
  return reader.all();
}

export const findLinks = (text: string): readonly Link[] => findAddresses(text).links;

class Reader {
  readonly #text: string;
  readonly #view: View;
  readonly #f: string;
  readonly #links: Link[] = [];
  readonly #mails: Mail[] = [];

  constructor(text: string, view: View, f: string) {
    this.#text = text;
    this.#view = view;
    this.#f = f;
  }

  all(): Addresses {
    const schemes = this.#schemes();
    const certain = new Set(schemes.map((s) => s.host));
    const byHost = new Map(schemes.map((s) => [s.host, s]));
    const taken = new Set<number>();
    const written = (from: number, to: number): string =>
      this.#text.slice(this.#view.start[from], this.#view.end[to - 1]);
    let behind = 0;
    for (const domain of findDomains(this.#f, written, certain)) {
      if (domain.from < behind || this.#links.length + this.#mails.length >= mostLinks) continue;
      const scheme = byHost.get(domain.from);
      if (scheme) taken.add(scheme.from);
      behind = (scheme ? undefined : this.#mail(domain)) ?? this.#link(domain, scheme);
    }
    let read = 0;
    for (const scheme of schemes) if (!taken.has(scheme.from) && scheme.from >= read) read = this.#bare(scheme);
    this.#numbered();
    const ordered = this.#links.toSorted((a, b) => a.start - b.start || b.end - a.end);
    let end = -1;
    const links = ordered.filter((l) => l.start >= end && ((end = l.end), true));
    return { links, mails: this.#mails };
  }

  #schemes(): Scheme[] {
    const out: Scheme[] = [];
    for (const m of this.#f.matchAll(schemePattern)) {
      const to = m.index + m[0].length;
      const name = m[1] as string;
      const authority = /^[^\s/?#\\\p{Script=Han}]{1,250}/u.exec(this.#f.slice(to, to + 250))?.[0] ?? '';
      const at = webSchemes.has(name) ? authority.lastIndexOf('@') : -1;
      out.push({ name, from: m.index, to, host: to + at + 1 });
    }
    return out;
  }

  /** An address with a name before it. Returns where it ends. */
  #mail({ host, from, to, hidden, spaced }: Domain): number | undefined {
    const before = this.#f.slice(Math.max(0, from - 90), from);
    const known = mailHosts.has(host);
    const m =
      /(?:^|[^a-z0-9._%+-])([a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?)(\s{0,2}(?:@|[[({<（【]\s?(?:at|@)\s?[\])}>）】]|艾特|小老鼠)\s{0,2}|\s{1,2}at\s{1,2}|\s{0,2}#\s{0,2})$/u.exec(
        before,
      );
    if (!m) return undefined;
    const mark = (m[2] as string).trim();
    if (mark === 'at' && !hidden && !known) return undefined;
    if (mark === '#' && !known) return undefined;
    const start = from - (m[2] as string).length - (m[1] as string).length;
    const views = this.#views(start, to);
    if (hidden || mark !== '@') views.add('defanged');
    if (spaced || m[2] !== mark) views.add('spaced');
    this.#mails.push({ start: this.#at(start), end: this.#end(to - 1), address: `${m[1]}@${host}`, views: [...views] });
    return to;
  }

  #link(domain: Domain, scheme: Scheme | undefined): number {
    const { from, to } = domain;
    // A name before an at-sign is not where it leads.
    if (this.#f[to] === '@' && !scheme) return to;
    const first = scheme?.from ?? from;
    const rest = this.#rest(to, domain.host);
    const views = this.#views(first, to);
    if (domain.hidden || (scheme && scheme.name in realScheme)) views.add('defanged');
    if (domain.spaced || rest.spaced) views.add('spaced');
    this.#push(first, rest.to, scheme?.name, domain.host, rest.path, views);
    return rest.to;
  }

  /** What follows a scheme and is no domain: `http://localhost`, `weixin://dl/chat`, `https://%65xample.com`. Returns how far that was read. */
  #bare(scheme: Scheme): number {
    const web = webSchemes.has(scheme.name);
    const start = web ? scheme.host : scheme.to;
    const to = this.#stop(start);
    if (to === start) return to;
    const all = this.#written(start, to);
    if (!web) {
      const platform = inviteSchemes.get(scheme.name);
      // Not every word before `://` is one of a program; those with a path behind it are.
      if (platform === undefined && !/^[\w.-]{2,}/.test(all)) return to;
      this.#push(scheme.from, to, scheme.name, '', `/${all}`, this.#views(scheme.from, to), platform);
      return to;
    }
    const [, authority = '', path = ''] = /^([^/?#\\]*)(.*)$/su.exec(all) ?? [];
    const views = this.#views(scheme.from, to);
    const host = decoded(authority).toLowerCase().replace(/:\d*$/, '');
    if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$|^\[[\da-f:.]+\]$/u.test(host)) return to;
    if (authority.includes('%')) views.add('encoded');
    if (scheme.name in realScheme) views.add('defanged');
    this.#push(scheme.from, to, scheme.name, host, path, views);
    return to;
  }

  /** Addresses in numbers, where a port or path says that they are no version. */
  #numbered(): void {
    for (const m of this.#f.matchAll(/(?<![\d.@/\w-])\d{1,3}(?:\.\d{1,3}){3}(?=:\d{2,5}(?!\d)|\/[\w?#])/g)) {
      if (m[0].split('.').some((n) => Number(n) > 255)) continue;
      const rest = this.#rest(m.index + m[0].length, m[0]);
      this.#push(m.index, rest.to, undefined, m[0], rest.path, this.#views(m.index, rest.to));
    }
  }

  #push(
    from: number,
    to: number,
    scheme: string | undefined,
    rawHost: string,
    path: string,
    views: Set<RuleView>,
    opens?: string,
  ): void {
    if (rawHost.includes('xn--')) views.add('encoded');
    const host = unicodeHost(rawHost).replace(/\.+$/, '');
    if (mixesScripts(host)) views.add('confusable');
    const domain = registrable(host);
    const open = decoded(path);
    const invite = opens ?? invites.find((i) => i.host.test(host) && i.path.test(open === '' ? '/' : open))?.platform;
    this.#links.push({
      start: this.#at(from),
      end: this.#end(to - 1),
      scheme: scheme === undefined ? undefined : (realScheme[scheme] ?? scheme),
      host,
      domain,
      path: open,
      views: [...views],
      shortened: shorteners.has(domain) || shorteners.has(host),
      ...(invite !== undefined && { invite }),
    });
  }

  /** Port, path, query and fragment behind a host. For invitations a space may stand around the slash. */
  #rest(at: number, host: string): { to: number; path: string; spaced: boolean } {
    const port = /^:\d{1,5}(?!\d)/.exec(this.#f.slice(at, at + 7))?.[0].length ?? 0;
    const from = at + port;
    if (/[/?#\\]/.test(this.#f[from] ?? '')) {
      const to = this.#stop(from);
      if (to - from > 1) return { to, path: this.#written(from, to).replaceAll('\\', '/'), spaced: false };
      const after = /^[/\\]\s{1,2}\+?[\w-]{4,64}/.exec(this.#f.slice(from, from + 70))?.[0];
      if (after === undefined || !isInviteHost(host)) return { to: Math.max(to, from), path: '', spaced: false };
      return {
        to: from + after.length,
        path: this.#written(from, from + after.length).replaceAll(/\s/g, ''),
        spaced: true,
      };
    }
    const apart = /^\s{1,2}[/\\]\s{0,2}(?:joinchat\s?\/\s?|invite\s?\/\s?)?\+?\s?[\w-]{4,64}/.exec(
      this.#f.slice(from, from + 80),
    )?.[0];
    if (apart === undefined || !isInviteHost(host)) return { to: from, path: '', spaced: false };
    return {
      to: from + apart.length,
      path: this.#written(from, from + apart.length).replaceAll(/\s/g, ''),
      spaced: true,
    };
  }

  /** Where an address that goes on from here ends: at space, quotes, Chinese, pictures; closing punctuation is not part of it. */
  #stop(from: number): number {
    let i = from;
    for (; i < this.#f.length && i - from < 2_000; i++) {
      const written = this.#text.charCodeAt(this.#view.start[i] as number);
      if (stops.test(this.#f.charAt(i)) || (written >= 0xff00 && /[^a-z0-9/?#:+=&%_.-]/.test(this.#f.charAt(i)))) break;
      if (written >= 0x2190 && written <= 0xdfff && !/[a-z0-9/]/.test(this.#f.charAt(i))) break;
    }
    while (i > from && /[.,;:!?)\]}'"*~_|]/.test(this.#f.charAt(i - 1))) i--;
    return i;
  }

  /** Folded, with the case it was written in: invitation codes have one. */
  #written(from: number, to: number): string {
    let out = '';
    for (let i = from; i < to; i++) {
      const unit = this.#f.charAt(i);
      const own = this.#text.charAt(this.#view.start[i] as number);
      out += own.toLowerCase() === unit ? own : unit;
    }
    return out;
  }

  #views(from: number, to: number): Set<RuleView> {
    const views = new Set<RuleView>();
    for (let i = from; i < to; i++) {
      const [start, end] = [this.#view.start[i] as number, this.#view.end[i] as number];
      const own = this.#text.charAt(start);
      if (own !== this.#f.charAt(i) && own.toLowerCase() !== this.#f.charAt(i)) views.add('width');
      else if (end - start > 1 && start !== this.#view.start[i - 1]) views.add('invisible');
    }
    return views;
  }
  #at(i: number): number {
    return this.#view.start[i] as number;
  }
  #end(i: number): number {
    return this.#view.end[i] as number;
  }
}

const stops =
  /[\s"'`<>「」『』“”‘’《》【】，。、；！（）\u3000-\u303f\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
