import { readFile } from 'node:fs/promises';
import JSON5 from 'json5';
import { configurationSchema, type Configuration } from './configuration.ts';

export type ConfigurationOutcome =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the configuration file (JSON5). A file that is not there is as good as an empty one, unless it was asked for by name.
 * Problems are sentences that name the setting, what is wrong with it and where.
 */
export async function readConfiguration(path: string, mustExist: boolean): Promise<ConfigurationOutcome> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!mustExist && error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return checkConfiguration({});
    return { ok: false, problems: [`${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`] };
  }
  if (text.trim() === '') return checkConfiguration({});
  try {
    return checkConfiguration(JSON5.parse(text), path);
  } catch (error) {
    return { ok: false, problems: [`${path}: is not JSON5 (${error instanceof Error ? error.message : String(error)})`] };
  }
}

/** Checks settings and fills in the defaults. */
export function checkConfiguration(settings: unknown, path = 'configuration'): ConfigurationOutcome {
  const checked = configurationSchema.safeParse(settings);
  if (checked.success) return { ok: true, configuration: checked.data };
  const problems = checked.error.issues.map((issue) => `${path}: ${issue.path.join('.') || 'the whole file'}: ${issue.message}`);
  return { ok: false, problems };
}
