import type { ReactElement } from 'react';
import type { Remedy } from '../../contract/failures.ts';
import type { Trouble } from '../../contract/view.ts';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import type { Words } from '../words/words.ts';
import type { ScreenProps } from './screen-props.ts';

function safeThings(trouble: Trouble, words: Words): string {
  const { typed, pages, saved } = trouble.safe;
  if (saved) return words.trouble.saved;
  const things = [...(typed ? [words.trouble.typed] : []), ...(pages > 0 ? [words.trouble.pages(pages)] : [])];
  return things.length === 0 ? words.trouble.nothing : things.join(' ');
}

/** Something failed: what, where the paper is, what is safe, and the ways out, the best first. */
export function TroubleScreen({ screen }: ScreenProps<'trouble'>): ReactElement {
  const { words, send } = useKiosk();
  const { trouble } = screen;
  const { code } = trouble;
  const { what, todo } = words.failures[code];
  const label = (remedy: Remedy): string => words.remedyFor[code]?.[remedy] ?? words.remedies[remedy];
  const [first, ...others] = trouble.remedies;
  return (
    <Frame
      title={what}
      lead={todo}
      live
      tone="trouble"
      figure={<MachineDrawing />}
      primary={first === undefined ? null : { label: label(first), onPress: () => send({ type: 'REMEDY', remedy: first }) }}
      others={others.map((remedy) => ({ label: label(remedy), onPress: () => send({ type: 'REMEDY', remedy }) }))}
    >
      <dl className="where">
        <div>
          <dt>{words.trouble.paper}</dt>
          <dd>{words.paper[trouble.paper]}</dd>
        </div>
        <div>
          <dt>{words.trouble.safe}</dt>
          <dd>{safeThings(trouble, words)}</dd>
        </div>
        <div className="code">
          <dt>{words.trouble.code}</dt>
          <dd>{code}</dd>
        </div>
      </dl>
    </Frame>
  );
}
