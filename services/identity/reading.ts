/**
 * What comes of reading something a resident typed or a device read: the value in its one canonical form, or a short
 * code of what is wrong, for the screen to put into words. Bad input is expected, so nothing here throws.
 */
export type Reading<Value, Fault extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

export function readAs<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function faulty<Fault extends string>(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}
