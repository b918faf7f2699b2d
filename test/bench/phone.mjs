import { parsePhone } from 'contactkit';
import { parsePhoneNumber } from 'libphonenumber-js/max';
import { compare } from './compare.mjs';
import { numbers } from './people.mjs';
import { against, comparison, duration, verdict } from './table.mjs';

const writings = {
  'E.164': (number) => ({ text: number.number }),
  'international, with spaces': (number) => ({ text: number.formatInternational() }),
  'national, with a default country': (number) => ({ text: number.formatNational(), country: number.country }),
};

// Each holds a process up for seconds and more in the bare library.
const hostile = {
  'hostile, exponential': `tel:1;phone-context=${'111111111.'.repeat(20)}!`,
  'hostile, quadratic': `tel:1;phone-context=+${'1'.repeat(50_000)}x`,
};
const hostileLimit = 50;

/** `parsePhone` against the library below it. */
export function phone() {
  const ordinary = Object.entries(writings).map(([name, write]) => {
    const inputs = numbers.map(write);
    const at = (index) => inputs[index % inputs.length];
    const { ours, bare } = compare({
      bare(index) {
        const { text, country } = at(index);
        const parsed = parsePhoneNumber(text, country);
        return parsed.isValid() && parsed.number;
      },
      ours(index) {
        const { text, country } = at(index);
        const parsed = parsePhone(text, { defaultCountry: country });
        return parsed.ok && parsed.value.e164;
      },
    });
    return against(name, ours, 'bare', bare, 1.4);
  });
  const refused = Object.entries(hostile).map(([name, text]) => {
    const start = performance.now();
    const parsed = parsePhone(text);
    const took = performance.now() - start;
    const aim = verdict(!parsed.ok && took < hostileLimit, `refused in < ${hostileLimit} ms`);
    return [name, duration(took * 1e6), '', '', '', '', aim];
  });
  return {
    title: '`parsePhone`',
    notes: [
      '**bare**: `parsePhoneNumber(text, country)` and `isValid()` of `libphonenumber-js/max`. Both read the same mobile numbers of 16 countries in turn.',
      'The hostile strings (as of google/libphonenumber#4070: labels of digits, and 50,000 digits, behind `;phone-context=`) are asked once each, without a warm-up; the bare library takes from seconds up for them.',
    ],
    head: comparison,
    rows: [...ordinary, ...refused],
  };
}
