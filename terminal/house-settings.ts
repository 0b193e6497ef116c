import type { View } from '../contract/view.ts';
import { deviceClasses } from '../contract/words.ts';
import type { PrinterProfile } from '../printing/printer-profile.ts';
import type { HouseSettings } from '../services/appeals/work/house.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Configuration } from './configuration.ts';

export const software = { name: 'Vikno', version: manifest.version } as const;

/** Ukraine has one time zone. */
const timeZone = 'Europe/Kyiv';

/** The part of the configuration that the work of appeals stands on. */
export function houseSettings(configuration: Configuration, printer: PrinterProfile): HouseSettings {
  const { terminal, organisation, edms, scanning, calendar, session } = configuration;
  return {
    terminal,
    organisation,
    document: { format: edms.format, conformance: edms.conformance, applicantInMetadata: edms.applicantInMetadata },
    scanning,
    calendar: { timeZone, ...calendar },
    printer,
    box: configuration.box,
    insertWithinMs: session.slotSeconds * 1000,
    software,
  };
}

/** Where the resident stands, for the head of every screen. */
export function placeOf({ terminal, organisation, devices }: Configuration): View['place'] {
  return {
    organisation: organisation.name,
    terminalName: terminal.name,
    address: terminal.address,
    contactPhone: organisation.contactPhone,
    devices: deviceClasses.filter((device) => devices[device] !== 'none'),
  };
}
