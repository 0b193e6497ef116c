/** Addresses of what is fetched as a picture rather than as a message; the session's cookie guards them. */
export const pictures = {
  page: (id: string, revision: number, width: number): string => `/page/${encodeURIComponent(id)}/${revision}/${width}`,
  slip: (id: string): string => `/slip/${encodeURIComponent(id)}.png`,
};

/** Paths of the one WebSocket, by who speaks on it. */
export const socketPaths = { kiosk: '/contract', dock: '/dock/contract' } as const;
