import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseCountryName } from '../../src/values/country.js';
import { parseTimeZone } from '../../src/values/instant.js';
test('p',()=>{
 const iso=JSON.parse(readFileSync('/usr/share/iso-codes/json/iso_3166-1.json','utf8'))['3166-1'];
 const bad:string[]=[];
 for(const r of iso) for(const k of ['name','official_name','common_name']) if(r[k]) { const a:any=parseCountryName(r[k],{locale:'en'}); if(!a.ok||a.value!==r.alpha_2) bad.push(`${k} ${r.alpha_2} ${r[k]} ${a.ok?a.value:a.error.issues[0].code}`)}
 console.log(bad.filter(b=>!b.startsWith('official')).join('\n')); console.log(bad.filter(b=>b.startsWith('official')).length);
 const codes=iso.map((r:any)=>r.alpha_2);
 const fails:Record<string,string[]>={}; let tot=0; const t0=performance.now();
 for(const loc of 'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl no pa pl ps pt pt-PT ro ru sd si sk sl sq sr sr-Latn sv sw ta te th tr uk ur uz vi yue zh zh-Hant zu'.split(' ')) {
  for(const style of ['long','short'] as const){ const d=new Intl.DisplayNames(loc,{type:'region',style,fallback:'none'});
  for(const c of codes){ const n=d.of(c); if(!n) continue; tot++; const a:any=parseCountryName(n,{locale:loc}); if(!a.ok||a.value!==c) (fails[`${a.ok?'WRONG '+a.value:a.error.issues[0].code+' '+(a.error.issues[0].params.matches??'')} want ${c} "${n}"`]??=[]).push(loc+'/'+style)}
 }}
 console.log(tot,(performance.now()-t0).toFixed(0)+'ms',Object.entries(fails).map(([k,v])=>k+' '+v.join(',')).join('\n'));
 const tz=JSON.parse(readFileSync('/tmp/vals/tz.json','utf8')); 
 console.log(tz.filter((z:string)=>!parseTimeZone(z).ok), tz.filter((z:string)=>parseTimeZone(z.toLowerCase()).ok||parseTimeZone(z.toUpperCase()).ok&&z!==z.toUpperCase()));
 console.log(['PST','utc','SystemV/AST4ADT','Etc/Unknown','US/Pacific-New','+02:00','Europe/madrid','EUROPE/Madrid','America/Port-Au-Prince','Etc/gmt+5','Etc/GMT+15','ACT','IST',' UTC','Asia/Kolkata','Europe/Kyiv','America/Knox_In','Us/Pacific'].map(z=>z+':'+parseTimeZone(z).ok).join(' '));
});
