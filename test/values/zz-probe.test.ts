import { test, expect } from 'vitest';
import { rowsOf, outcome, recommended, type Row } from './rows.js';
import { parsePhone } from '../../src/values/phone.js';
import { parseEmail } from '../../src/values/email.js';
import * as C from '../../src/values/country.js';
import { parseLanguage } from '../../src/values/language.js';
import { parseName } from '../../src/values/text.js';
import { parseUrl } from '../../src/values/url.js';
import { parseDate } from '../../src/values/date.js';
import { parseTime } from '../../src/values/time.js';
import { parseInstant, parseTimeZone } from '../../src/values/instant.js';
import { numberFromText } from '../../src/values/number.js';
import { checkboxFromText } from '../../src/values/checkbox.js';
import { parseOption } from '../../src/values/option.js';
import { parseTagName, tagKey } from '../../src/values/tag-name.js';
const bad:string[]=[]; let n=0;
const chk=(row:any,got:unknown,want:unknown)=>{n++; if(JSON.stringify(got)!==JSON.stringify(want)) bad.push(`${row.id} ${JSON.stringify(row.input)?.slice(0,60)} got ${JSON.stringify(got)?.slice(0,100)} want ${JSON.stringify(want)?.slice(0,100)} | ${row.why}`)};
test('probe',()=>{
 for(const r of rowsOf<any>('phones')) { if(!r.recommended) {bad.push('norec '+r.id);continue;} chk(r, outcome(parsePhone(r.input,{defaultCountry:r.defaultCountry??undefined})), recommended(r,(x)=>({e164:x.e164,country:x.country,extension:x.ext}))); }
 for(const r of rowsOf<any>('emails')) chk(r, outcome(parseEmail(r.input)), recommended(r,(x)=>({address:x.value,key:x.duplicateKey})));
 for(const r of rowsOf<any>('countries','code')) chk(r, outcome(C.parseCountry(r.input)), recommended(r,(x)=>x.alpha2));
 for(const r of rowsOf<any>('countries','name')) { const a=C.parseCountryName(r.input,{locale:r.locale}); chk(r, a.ok?a.value:null, r.expected.alpha2); }
 for(const r of rowsOf<any>('countries','flag')) chk(r, C.countryFlag(r.input), r.expected.emoji);
 for(const r of rowsOf<any>('countries','iso-member')) {chk(r, outcome(C.parseCountry(r.input)), {value:r.input});chk(r, outcome(C.parseCountry(r.expected.alpha3)), {value:r.input});chk(r, outcome(C.parseCountry(r.expected.numeric)), {value:r.input});}
 for(const r of rowsOf<any>('languages')) chk(r, outcome(parseLanguage(r.input)), recommended(r,(x)=>x.code));
 for(const r of rowsOf<any>('names','text')) chk(r, outcome(parseName(r.input)), recommended(r));
 for(const r of rowsOf<any>('urls')) chk(r, outcome(parseUrl(r.input)), recommended(r));
 for(const r of rowsOf<any>('dates','date')) chk(r, outcome(parseDate(r.input)), recommended(r));
 for(const r of rowsOf<any>('dates','time')) chk(r, outcome(parseTime(r.input)), recommended(r));
 for(const r of rowsOf<any>('dates','datetime')) chk(r, outcome(parseInstant(r.input)), recommended(r));
 for(const r of rowsOf<any>('dates','timezone')) chk(r, outcome(parseTimeZone(r.input)), recommended(r));
 for(const r of rowsOf<any>('numbers','string')) chk(r, outcome(numberFromText(r.input)), recommended(r));
 for(const r of rowsOf<any>('checkboxes')) chk(r, outcome(checkboxFromText(r.input)), recommended(r));
 for(const r of rowsOf<any>('options')) chk(r, outcome(parseOption(r.input,r.options)), recommended(r));
 for(const r of rowsOf<any>('tags','normalise')) {const a=parseTagName(r.input); chk(r, outcome(a), recommended(r)); if(a.ok) chk(r,tagKey(a.value),r.recommended.key)}
 for(const r of rowsOf<any>('tags','pair')) chk(r, tagKey(r.a)===tagKey(r.b), r.recommended.sameTag);
 console.log(n,'\n'+bad.join('\n'));
});
