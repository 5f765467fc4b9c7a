import { describe, expect, test } from 'vitest'
import { outsideAddress } from '../../../src/main/outside'

describe('the person’s own browser and mail program', () => {
  test.each([
    ['https://www.qdasoftware.org/', 'https://www.qdasoftware.org/'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['mailto:somebody@example.org?subject=Veta', 'mailto:somebody@example.org?subject=Veta'],
  ])('are given %s', (text, address) => {
    expect(outsideAddress(text)).toBe(address)
  })

  test.each([
    'http://example.org/',
    'file:///etc/passwd',
    'file://server/share/run.exe',
    '\\\\server\\share\\run.exe',
    'smb://server/share',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:app://bundle/0',
    'app://bundle/index.html',
    'ms-msdt:/id%20PCWDiagnostic',
    'search-ms:query=a',
    'ftp://example.org/',
    'tel:112',
    'https://somebody:secret@example.org/',
    'https:',
    'mailto:somebody@example.org?attach=/etc/passwd',
    'mailto:somebody@example.org?Attachment=/etc/passwd',
    '/etc/passwd',
    'C:\\Windows\\System32\\calc.exe',
    '',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('are not given %s', (text) => {
    expect(outsideAddress(text)).toBeNull()
  })
})
