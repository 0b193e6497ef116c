import type { PrinterProfile } from './printer-profile.ts';
import { PROFILES } from './profile-data.ts';

export function printerProfiles(): readonly PrinterProfile[] {
  return PROFILES;
}

/** The profile of that id, if there is one. */
export function printerProfile(id: string): PrinterProfile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
