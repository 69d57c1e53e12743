import { writeFileSync } from 'node:fs';
import { openWmsDocumentText } from '../../shared/contract/open-wms/openapi.ts';

writeFileSync(new URL('openapi.json', import.meta.url), openWmsDocumentText());
