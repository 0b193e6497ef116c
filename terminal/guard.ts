import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may speak: the resident's window or the dock. Each has a launch token of its own. */
export type Audience = 'kiosk' | 'dock';

export interface Guard {
  /** The audience whose token the request carries in its cookie; null when it carries none, or comes from elsewhere. */
  audienceOf(request: IncomingMessage): Audience | null;
  /** The audience that a launch token in an address belongs to. */
  audienceByToken(token: string): Audience | null;
  /** The cookie that a first visit with a right token is given. */
  cookie(audience: Audience): string;
}

/** The dock's token follows from the window's, so that one launch token is enough; the window's cannot be found from it. */
export function dockToken(kioskToken: string): string {
  return createHmac('sha256', kioskToken).update('dock').digest('base64url');
}

const same = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Lets in only what the launcher started: the request must name this host and port (against DNS rebinding), come from a page of
 * ours if it says where it comes from, and carry the launch token. `hosts` are the accepted values of the Host header.
 */
export function makeGuard(tokens: Readonly<Record<Audience, string>>, hosts: readonly string[]): Guard {
  const audiences: readonly Audience[] = ['kiosk', 'dock'];
  const origins = hosts.map((host) => `http://${host}`);
  const fromHere = (request: IncomingMessage): boolean => {
    const { host, origin } = request.headers;
    return host !== undefined && hosts.includes(host) && (origin === undefined || origins.includes(origin));
  };
  const cookieName = (audience: Audience): string => `vikno-${audience}`;
  const cookies = (request: IncomingMessage): Map<string, string> =>
    new Map(
      (request.headers.cookie ?? '').split(';').map((pair) => {
        const [name = '', value = ''] = pair.trim().split('=');
        return [name, value] as const;
      }),
    );
  return {
    audienceOf(request) {
      if (!fromHere(request)) return null;
      const sent = cookies(request);
      const wanted: readonly Audience[] = request.url?.startsWith('/dock') || request.url?.startsWith('/slip/') ? ['dock'] : audiences;
      return wanted.find((audience) => same(sent.get(cookieName(audience)) ?? '', tokens[audience])) ?? null;
    },
    audienceByToken: (token) => audiences.find((audience) => same(token, tokens[audience])) ?? null,
    cookie: (audience) => `${cookieName(audience)}=${tokens[audience]}; HttpOnly; SameSite=Strict; Path=/`,
  };
}
