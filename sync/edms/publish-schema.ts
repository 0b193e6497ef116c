import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidecarJsonSchema } from './sidecar.ts';

// Run by hand after a change of the sidecar's schema; a test fails until it was.
writeFileSync(join(import.meta.dirname, '../../docs/edms-sidecar.schema.json'), sidecarJsonSchema());
