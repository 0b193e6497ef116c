import type { Screen, ScreenName } from '../../contract/view.ts';

/** One kind of screen, as its component takes it. */
export interface ScreenProps<Name extends ScreenName> {
  screen: Extract<Screen, { name: Name }>;
}
