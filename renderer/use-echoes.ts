import { useEffect, useState } from 'react';
import type { Field } from '../contract/view.ts';
import type { FieldId } from '../contract/words.ts';
import { echoOf, heard, settled, typedHere } from './echo.ts';
import type { Echo } from './echo.ts';

/** After this pause in typing the terminal's value is the one shown, milliseconds: far longer than any answer takes, so that a slow moment never takes letters back. */
const settleAfter = 3000;

type Echoes = Partial<Record<FieldId, Echo>>;

/** What each field of a form shows, and how typing changes it: at once here, and as the terminal says in the end. */
export function useEchoes(fields: readonly Field[]): { shown: (field: Field) => string; typed: (field: Field, value: string) => void } {
  const [echoes, setEchoes] = useState<Echoes>({});
  const [heardOf, setHeardOf] = useState(fields);
  if (heardOf !== fields) {
    setHeardOf(fields);
    setEchoes((now) => Object.fromEntries(fields.map((field) => [field.id, heard(now[field.id] ?? echoOf(field.value), field.value)])));
  }
  useEffect(() => {
    const waiting = fields.some((field) => {
      const echo = echoes[field.id];
      return echo !== undefined && (echo.sent.length > 0 || echo.shown !== field.value);
    });
    const pause = waiting
      ? setTimeout(() => setEchoes(Object.fromEntries(fields.map((field) => [field.id, settled(field.value)]))), settleAfter)
      : undefined;
    return () => clearTimeout(pause);
  }, [fields, echoes]);
  return {
    shown: (field) => (echoes[field.id] ?? echoOf(field.value)).shown,
    typed: (field, value) => setEchoes((now) => ({ ...now, [field.id]: typedHere(now[field.id] ?? echoOf(field.value), value) })),
  };
}
