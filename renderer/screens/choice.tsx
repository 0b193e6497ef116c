import { Check, ChevronDown, ChevronRight, ChevronUp } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Blocker } from '../../contract/view.ts';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BlockedBy } from '../parts/blocked.tsx';
import { optionIcons } from '../parts/option-icons.tsx';
import { useWide } from '../use-wide.ts';
import type { OptionWords, Words } from '../words/words.ts';
import type { ScreenProps } from './screen-props.ts';

interface Answer {
  id: string;
  words: OptionWords;
  icon: LucideIcon | null;
  blockers: readonly Blocker[];
  selected: boolean;
}

type ChoiceScreenView = ScreenProps<'choice'>['screen'];

/** The options of any question as panes, each with its words. */
function answersOf(screen: ChoiceScreenView, words: Words): Answer[] {
  switch (screen.ask) {
    case 'identify':
      return screen.options.map(({ id, blockers }) => ({
        id,
        blockers,
        words: words.identify[id],
        icon: optionIcons.identify[id],
        selected: id === screen.selected,
      }));
    case 'kind':
      return screen.options.map(({ id, blockers }) => ({
        id,
        blockers,
        words: words.kind[id],
        icon: optionIcons.kind[id],
        selected: id === screen.selected,
      }));
    case 'behalf':
      return screen.options.map(({ id, blockers }) => ({
        id,
        blockers,
        words: words.behalf[id],
        icon: optionIcons.behalf[id],
        selected: id === screen.selected,
      }));
    case 'category':
      return screen.options.map(({ id, blockers }) => ({
        id,
        blockers,
        words: words.category[id],
        icon: null,
        selected: id === screen.selected,
      }));
    case 'reply':
      return screen.options.map(({ id, blockers }) => ({
        id,
        blockers,
        words: words.reply[id],
        icon: optionIcons.reply[id],
        selected: id === screen.selected,
      }));
  }
}

/** A question answered by one of a few panes; a long list of short names is shown in two calm columns, part by part if it must be. */
export function ChoiceScreen({ screen }: ScreenProps<'choice'>): ReactElement {
  const { view, words, send } = useKiosk();
  const wide = useWide();
  const { title, lead, primary } = words.asks[screen.ask];
  const answers = answersOf(screen, words);
  const long = answers.length > 6;
  const { textSize, reach } = view.settings;
  const roomy = textSize === 'normal' && !wide && !reach;
  const perPart = !long || roomy ? answers.length : textSize === 'largest' && wide ? 4 : textSize === 'normal' && !reach ? 8 : 6;
  const parts = Math.ceil(answers.length / perPart);
  const [chosenPart, setPart] = useState(() =>
    Math.floor(
      Math.max(
        0,
        answers.findIndex(({ selected }) => selected),
      ) / perPart,
    ),
  );
  const part = Math.min(chosenPart, parts - 1);
  return (
    <Frame title={title} lead={lead} primary={view.can.next ? { label: primary, onPress: () => send({ type: 'NEXT' }) } : null}>
      <div className="answers" data-long={long} data-count={answers.length} role="radiogroup" aria-label={title}>
        {answers.slice(part * perPart, (part + 1) * perPart).map((answer) => (
          <Pane key={answer.id} answer={answer} onChoose={() => send({ type: 'CHOOSE', option: answer.id })} />
        ))}
      </div>
      {parts > 1 ? (
        <div className="pager">
          <button type="button" className="button quiet" disabled={part === 0} onClick={() => setPart(part - 1)}>
            <ChevronUp aria-hidden="true" />
            {words.frame.previousAnswers}
          </button>
          <output>{words.frame.pageOf(part + 1, parts)}</output>
          <button type="button" className="button quiet" disabled={part === parts - 1} onClick={() => setPart(part + 1)}>
            {words.frame.moreAnswers}
            <ChevronDown aria-hidden="true" />
          </button>
        </div>
      ) : null}
    </Frame>
  );
}

function Pane({ answer, onChoose }: { answer: Answer; onChoose: () => void }): ReactElement {
  const { icon: Icon, blockers, words, selected } = answer;
  const blocked = blockers.length > 0;
  return (
    <button
      type="button"
      role="radio"
      className="answer"
      aria-checked={selected}
      aria-disabled={blocked}
      onClick={() => {
        if (!blocked) onChoose();
      }}
    >
      {Icon === null ? null : <Icon className="answer-icon" aria-hidden="true" />}
      <span className="answer-words">
        <span className="answer-name">{words.name}</span>
        {blocked ? <BlockedBy blockers={blockers} /> : words.more === undefined ? null : <span className="answer-more">{words.more}</span>}
      </span>
      <span className="answer-mark" aria-hidden="true">
        {selected ? <Check /> : blocked ? null : <ChevronRight />}
      </span>
    </button>
  );
}
