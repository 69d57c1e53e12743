import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { selfSigned, type TestCertificate } from '../../fixtures/certificate.ts';
import { outboxEntry } from '../../fixtures/outbox-entry.ts';

const DAY_MS = 86_400_000;
const trusted = {
  good: selfSigned('localhost'),
  expired: selfSigned('localhost', { fromAt: Date.now() - 2 * DAY_MS, untilAt: Date.now() - DAY_MS }),
  notYet: selfSigned('localhost', { fromAt: Date.now() + DAY_MS, untilAt: Date.now() + 2 * DAY_MS }),
  otherHost: selfSigned('wms.example'),
};
const usual = tls.getCACertificates('default');
tls.setDefaultCACertificates([...usual, ...Object.values(trusted).map(({ cert }) => cert)]);
afterAll(() => tls.setDefaultCACertificates(usual));

/** What the connector makes of a WMS with this certificate, and how many requests came through to it. */
async function sendTo(certificate: TestCertificate, versions: Pick<tls.SecureContextOptions, 'maxVersion'> = {}) {
  let requests = 0;
  const server: Server = createServer({ ...certificate, ...versions, ...(versions.maxVersion && { minVersion: versions.maxVersion }) }, (_, response) => {
    requests += 1;
    response.writeHead(500, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  try {
    const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}/`;
    const reply = await createOpenWmsConnector({ baseUrl, token: 'secret', timeoutMs: 2_000 }).send([outboxEntry()], new AbortController().signal);
    return { requests, kind: reply.ok ? 'answered' : reply.error.kind };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it('a WMS whose certificate is good is spoken to: the refusals below are about the certificate', async () => {
  expect(await sendTo(trusted.good)).toEqual({ requests: 1, kind: 'server_error' });
});
it.each<[string, TestCertificate, Pick<tls.SecureContextOptions, 'maxVersion'>?]>([
  ['ran out yesterday', trusted.expired],
  ['begins tomorrow', trusted.notYet],
  ['is another host’s', trusted.otherHost],
  ['nobody here trusts', selfSigned('localhost')],
  ['is good, behind TLS 1.1', trusted.good, { maxVersion: 'TLSv1.1' }],
])('where the certificate %s, nothing is said and the change surely did not arrive', async (_, certificate, versions) => {
  expect(await sendTo(certificate, versions)).toEqual({ requests: 0, kind: 'unreachable' });
});
