/** The option if it is one of the known ones, else null: what comes from a screen is a string until it is looked up. */
export function among<Option extends string>(known: readonly Option[], option: string): Option | null {
  return known.find((one) => one === option) ?? null;
}
