/** Which links and invitations a rule means. */
import { isSuffix } from './link-tables.ts';
import { hostSkeleton } from './link-names.ts';
import { findLinks, type Link } from './links.ts';
import type { InviteTextRule, LinkTextRule, RuleProblem } from './rules.ts';

/** An address in a rule: a domain with everything below it, perhaps only from a path on. */
interface Place {
  readonly host: string;
  /** Empty, or beginning with a slash; lower case. */
  readonly path: string;
}

/** `https://www.Example.com/`, `*.example.com` and `example.com` are the same place. Undefined: no address. */
function placeOf(written: string): Place | undefined {
  const plain = written.trim().replace(/^\*\.|^\./, '');
  const [link] = findLinks(plain.includes('://') ? plain : `https://${plain}`);
  if (!link || link.host === '' || !link.host.includes('.')) return undefined;
  const path = link.path.replace(/\/+$/, '').toLowerCase();
  return { host: link.host.replace(/^www\./, ''), path };
}

const covers = (place: Place, host: string, path: string): boolean =>
  (host === place.host || host.endsWith(`.${place.host}`)) &&
  (place.path === '' ||
    path === place.path ||
    (path.startsWith(place.path) && /[/?#]/.test(path.charAt(place.path.length))));

/** The length of the longest address that covers this one; 0: none does. */
function longestCover(places: readonly Place[], host: string, path: string): number {
  let most = 0;
  for (const place of places)
    if (covers(place, host, path)) most = Math.max(most, place.host.length + place.path.length);
  return most;
}

export interface LinkReader {
  /** What is against the rule: the word to show, or undefined. */
  breaks(link: Link): string | undefined;
}

/** For rules without an address that could be read, `checkLinks` says so. */
export function linkReader(rule: LinkTextRule): LinkReader {
  const allow = placesOf(rule.allow);
  const deny = placesOf(rule.deny);
  const only = deny.length > 0 && allow.length === 0;
  return {
    breaks: (link) => {
      const path = link.path.toLowerCase();
      const word = link.domain === '' ? `${link.scheme ?? ''}://` : link.domain;
      // A look-alike of a denied domain is meant with it; of an allowed one it is a fake.
      const denied = Math.max(longestCover(deny, link.host, path), longestCover(deny, hostSkeleton(link.host), path));
      if (denied > 0) return denied >= longestCover(allow, link.host, path) ? word : undefined;
      if (longestCover(allow, link.host, path) > 0) return undefined;
      if (only) return rule.shortened && link.shortened ? word : undefined;
      return rule.shortened && allow.length === 0 && !link.shortened ? undefined : word;
    },
  };
}

export function inviteReader(rule: InviteTextRule): LinkReader {
  const platforms = rule.platforms && new Set(rule.platforms.map((p) => p.toLowerCase()));
  const allow = placesOf(rule.allow);
  return {
    breaks: (link) => {
      if (link.invite === undefined || (platforms && !platforms.has(link.invite))) return undefined;
      const path = link.path.toLowerCase();
      if (longestCover(allow, link.host.replace(/^(?:www|m)\./, ''), path) > 0) return undefined;
      return link.host === '' ? `${link.scheme ?? ''}:/${link.path}` : `${link.host}${link.path}`;
    },
  };
}

const placesOf = (written: readonly string[] | undefined): Place[] => (written ?? []).flatMap((w) => placeOf(w) ?? []);

export function checkLinks(rule: LinkTextRule | InviteTextRule): RuleProblem | undefined {
  const given = [...(rule.allow ?? []), ...(rule.kind === 'link' ? (rule.deny ?? []) : [])];
  for (const written of given) {
    const place = placeOf(written);
    if (!place || (place.path === '' && isSuffix(place.host))) return { problem: 'domain', detail: written };
  }
  return undefined;
}
