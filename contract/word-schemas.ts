import { z } from 'zod';
import { failureCodes, remedies } from './failures.ts';
import {
  languages,
  textSizes,
  themes,
  appealKinds,
  behalves,
  replyChannels,
  benefitCategories,
  identifyMethods,
  fieldIds,
  fieldFaults,
  serviceIds,
  deviceClasses,
  machineParts,
  paperPlaces,
} from './words.ts';

/** The schemas of the vocabularies, apart from them so that the glass can speak the words without carrying the checker. */

export const languageSchema = z.enum(languages);
export const textSizeSchema = z.enum(textSizes);
export const themeSchema = z.enum(themes);
export const appealKindSchema = z.enum(appealKinds);
export const behalfSchema = z.enum(behalves);
export const replyChannelSchema = z.enum(replyChannels);
export const benefitCategorySchema = z.enum(benefitCategories);
export const identifyMethodSchema = z.enum(identifyMethods);
export const fieldIdSchema = z.enum(fieldIds);
export const fieldFaultSchema = z.enum(fieldFaults);
export const serviceIdSchema = z.enum(serviceIds);
export const deviceClassSchema = z.enum(deviceClasses);
export const machinePartSchema = z.enum(machineParts);
export const paperPlaceSchema = z.enum(paperPlaces);
export const failureCodeSchema = z.enum(failureCodes);
export const remedySchema = z.enum(remedies);
