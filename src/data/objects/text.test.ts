import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorIn } from './answers';
import { ObjectError, wordsForCode } from './errors';
import { contentDisposition, metadataHeaders, metadataIn, metadataName } from './headers';
import { decodeListed } from './list';
import { encodeKey } from './keys';
import { all, readXml, text, xml } from './xml';

test('text in XML comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
      fc.pre(value.trim() !== '');
      const document = readXml(xml('Root', xml('Key', value), xml('Key', 'other')).markup);
      expect(document?.name).toBe('Root');
      expect(all(document?.node, 'Key').map((each) => each)).toEqual([value, 'other']);
    }),
  );
});

test('listed keys are decoded as they were encoded, and a stray percent sign breaks nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (key) => {
      expect(decodeListed(encodeKey(key))).toBe(key);
    }),
  );
  expect(decodeListed('100%')).toBe('100%');
  const node = readXml('<R xmlns="x"><Key>a%2Bb</Key><Owner><ID>1</ID></Owner></R>')?.node;
  expect([text(node, 'Key'), text(node, 'Owner', 'ID'), text(node, 'None', 'ID')]).toEqual(['a%2Bb', '1', '']);
});

test('what is no XML is none', () => {
  expect(errorIn(502, '<html><body>Bad gateway</body></html>', null).code).toBe('NotAGateway');
  expect(errorIn(404, '', 'tx1')).toMatchObject({ code: 'NoSuchKey', requestId: 'tx1' });
  expect(errorIn(403, '<Error><Code>QuotaExceeded</Code><Message/><RequestId>tx2</RequestId></Error>', null)).toMatchObject({
    code: 'QuotaExceeded',
    requestId: 'tx2',
    status: 403,
  });
});

test('header values are ASCII whatever goes into them, and come back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const headers = new Headers(metadataHeaders({ Note_One: value }));
      expect(metadataIn(headers)).toEqual({ 'note-one': value });
      expect(headers.get('x-amz-meta-note-one')).toMatch(/^[\x20-\x7e]*$/);
      expect(contentDisposition('attachment', value)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.~%-]*$/);
    }),
  );
  expect(contentDisposition('inline', 'a"b\\c.pdf')).toBe(`inline; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`);
  expect(metadataName(' Two_Words! ')).toBe('two-words');
});

test('a wrong clock is said in minutes', () => {
  expect(new ObjectError('RequestTimeTooSkewed', 403, { clockOff: 20 * 60_000 }).words).toMatchObject({
    id: 'objects.error.clockFast',
    values: { minutes: 20 },
  });
  expect(new ObjectError('RequestTimeTooSkewed', 403, { clockOff: -20 * 60_000 }).words).toMatchObject({
    id: 'objects.error.clockSlow',
  });
  expect(new ObjectError('SomethingNew', 400).words).toMatchObject({
    id: 'objects.error.unknown',
    values: { code: 'SomethingNew' },
  });
});

test.each([
  ['AccessDenied', 'accessDenied'],
  ['NoSuchBucket', 'noSuchBucket'],
  ['NoSuchKey', 'noSuchKey'],
  ['InvalidAccessKeyId', 'accessKey'],
  ['SignatureDoesNotMatch', 'secretKey'],
  ['UserSuspended', 'suspended'],
  ['QuotaExceeded', 'quota'],
  ['NetworkError', 'network'],
  ['NotAGateway', 'notAGateway'],
  ['SlowDown', 'busy'],
  ['EntityTooLarge', 'tooLarge'],
  ['BucketNotEmpty', 'bucketNotEmpty'],
  ['PreconditionFailed', 'changed'],
  ['NotImplemented', 'notSupported'],
])('%s is said in words', (code, words) => {
  expect(new ObjectError(code, 403).words).toEqual(wordsForCode(code));
  expect(wordsForCode(code)).toMatchObject({ id: `objects.error.${words}` });
});
