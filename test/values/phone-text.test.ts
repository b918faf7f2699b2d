import { describe, expect, test } from 'vitest';
import { readPhoneText } from '../../src/values/phone-text.js';

const read = (text: string): string => {
  const answer = readPhoneText(text);
  return (
    answer.fault ??
    `${answer.international ? '+' : ''}${answer.digits}${answer.extension === null ? '' : ` x${answer.extension}`}`
  );
};

describe('readPhoneText', () => {
  test.for([
    ['+1 213 373 4253 x123', '+12133734253 x123'],
    ['+1 213 373 4253 X 123', '+12133734253 x123'],
    ['+1 213 373 4253 #123', '+12133734253 x123'],
    ['+1 213 373 4253ext123', '+12133734253 x123'],
    ['+1 213 373 4253, ext. 123', '+12133734253 x123'],
    ['+1 213 373 4253 EXTENSION: 00123', '+12133734253 x00123'],
    ['+1 213 373 4253 доб. 123', '+12133734253 x123'],
    ['+1 213 373 4253 ДОБ 123', '+12133734253 x123'],
    ['+1 213 373 4253 anexo 123', '+12133734253 x123'],
    ['+1 213 373 4253;ext=12345678901234567890', '+12133734253 x12345678901234567890'],
    ['213 373 4253 ext ١٢٣', '2133734253 x123'],
    ['tel:+1-213-373-4253;ext=99;isub=1', '+12133734253 x99'],
    ['+1 213 373 4253 ext 123456789012345678901', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253 x1234567890', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253 #1234567890', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253 x', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253 x1 x2', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253;123', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253,,123', 'PHONE_INVALID_CHARACTERS'],
    ['+1 213 373 4253 ramal 123', 'PHONE_INVALID_CHARACTERS'],
    ['#31#2133734253', 'PHONE_INVALID_CHARACTERS'],
  ])('V1 extension: %s → %s', ([text, want]) => {
    expect(read(text!)).toBe(want);
  });

  test.for([
    ['\u202a+65 9123 4567\u202c', '+6591234567'],
    ['+65\u00ad9123\u20604567', '+6591234567'],
    ['tel: +65 9123 4567', '+6591234567'],
    ['TEL:91234567', '91234567'],
    ['65~9123~4567', '6591234567'],
    ['+65\u20039123\u30004567', '+6591234567'],
    ['+65\u20109123\uff0d4567', '+6591234567'],
    ['+65\u22129123/4567', '+6591234567'],
    ['+६५ ९१२३ ४५६७', '+6591234567'],
    ['\uff0b６５ 𝟗𝟙𝟮𝟯 𝟜５𝟨𝟳', '+6591234567'],
    ['\u{116d0}\u{116d9}\u{116da}\u{116e3}', '0909'],
    ['', 'PHONE_EMPTY'],
    ['\u200b \ufeff', 'PHONE_EMPTY'],
    ['+65\u20289123', 'PHONE_INVALID_CHARACTERS'],
    ['+65²9123', 'PHONE_INVALID_CHARACTERS'],
    ['（03）1234-5678', 'PHONE_INVALID_CHARACTERS'],
    ['+65\ud8009123', 'PHONE_INVALID_CHARACTERS'],
    [`+65${' '.repeat(240)}91234567`, 'PHONE_TOO_LONG_INPUT'],
    [`${'\u200b'.repeat(250)}1`, 'PHONE_TOO_LONG_INPUT'],
    [`+65${' '.repeat(239)}91234567`, '+6591234567'],
  ])('V1 cleaning: %j → %s', ([text, want]) => {
    expect(read(text!)).toBe(want);
  });

  test('V1 every decimal digit of Unicode counts what it is worth', () => {
    const digits = Array.from({ length: 0x110000 }, (_, point) => point).filter(
      (point) => (point < 0xd800 || point > 0xdfff) && /\p{Nd}/u.test(String.fromCodePoint(point)),
    );
    // Runs of ten from zero to nine, whatever the script: the order of the code points is the order of the digits.
    expect(digits.map((point) => read(String.fromCodePoint(point))).join('')).toBe(
      '0123456789'.repeat(digits.length / 10),
    );
  });
});
