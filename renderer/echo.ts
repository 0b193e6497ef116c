/**
 * A field shows what is typed at once; the terminal's answer comes a moment later, and may differ (look-alike letters
 * mapped, a number put in order). `sent` are the values the terminal has not answered yet, oldest first.
 */
export interface Echo {
  readonly shown: string;
  readonly sent: readonly string[];
}

export function echoOf(value: string): Echo {
  return { shown: value, sent: [] };
}

/** Typed here: shown at once, an answer is awaited. */
export function typedHere(echo: Echo, value: string): Echo {
  return { shown: value, sent: [...echo.sent, value] };
}

/** The terminal's value: an answer to something sent here changes nothing on the glass; any other is taken when nothing is awaited. */
export function heard(echo: Echo, value: string): Echo {
  const answered = echo.sent.lastIndexOf(value);
  if (answered >= 0) return { shown: echo.shown, sent: echo.sent.slice(answered + 1) };
  return echo.sent.length === 0 && value !== echo.shown ? echoOf(value) : echo;
}

/** Typing has paused long enough for every answer to have come: the terminal's value stands. */
export function settled(value: string): Echo {
  return echoOf(value);
}
