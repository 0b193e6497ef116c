import { ALargeSmall, ArrowDownToLine, ArrowUpToLine, CircleQuestionMark, Languages, SunMoon } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { textSizes, themes } from '../../contract/words.ts';
import { useKiosk } from '../kiosk-context.ts';
import { HelpDialog } from './help-dialog.tsx';

/** The one after this in a closed list, round again at its end. */
function after<Value>(list: readonly Value[], value: Value): Value {
  const next = list[(list.indexOf(value) + 1) % list.length];
  return next ?? value;
}

/** Language, text size, colours, reach and help: on every screen, always in this order. */
export function Tools(): ReactElement {
  const { view, words, send } = useKiosk();
  const { language, textSize, theme, reach } = view.settings;
  const [helping, setHelping] = useState(false);
  const other = language === 'uk' ? 'en' : 'uk';
  return (
    <nav className="tools" aria-label={words.frame.tools}>
      <button type="button" lang={other} onClick={() => send({ type: 'LANGUAGE', language: other })}>
        <Languages aria-hidden="true" />
        <span>{words.frame.switchLanguage}</span>
      </button>
      <button
        type="button"
        aria-label={`${words.frame.textSize}. ${words.frame.textSizes[textSize]}`}
        onClick={() => send({ type: 'TEXT_SIZE', textSize: after(textSizes, textSize) })}
      >
        <ALargeSmall aria-hidden="true" />
        <span>{words.frame.textSize}</span>
        <Steps at={textSizes.indexOf(textSize)} of={textSizes.length} />
      </button>
      <button
        type="button"
        aria-label={`${words.frame.theme}. ${words.frame.themes[theme]}`}
        onClick={() => send({ type: 'THEME', theme: after(themes, theme) })}
      >
        <SunMoon aria-hidden="true" />
        <span>{words.frame.theme}</span>
        <Steps at={themes.indexOf(theme)} of={themes.length} />
      </button>
      <button type="button" onClick={() => send({ type: 'REACH', reach: !reach })}>
        {reach ? <ArrowUpToLine aria-hidden="true" /> : <ArrowDownToLine aria-hidden="true" />}
        <span>{reach ? words.frame.reachOn : words.frame.reach}</span>
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => setHelping(true)}>
        <CircleQuestionMark aria-hidden="true" />
        <span>{words.frame.help}</span>
      </button>
      {helping ? <HelpDialog onClose={() => setHelping(false)} /> : null}
    </nav>
  );
}

/** Which of a tool's settings is on, as a row of dots; the words beside it say the same. */
function Steps({ at, of }: { at: number; of: number }): ReactElement {
  return (
    <span className="steps" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} data-on={index === at} />
      ))}
    </span>
  );
}
