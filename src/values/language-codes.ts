// What stands for an ISO 639-1 language without being its code. Sources: ISO 639-2 (T and B codes), the macrolanguage members
// of the IANA language subtag registry (File-Date 2025-08-25), and withdrawn codes with their successors.

/** Withdrawn two-letter codes, and three-letter ones whose language has a code by another name. */
const successors: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  jw: 'jv',
  mo: 'ro',
  mol: 'ro',
  sh: 'sr',
  hbs: 'sr',
  cnr: 'sr',
  scc: 'sr',
  scr: 'hr',
  fil: 'tl',
};

/** RFC 5646 §2.2.8: whole tags that are no combination of subtags → what they mean, as a language subtag. */
export const grandfathered: ReadonlyMap<string, string> = new Map([
  ['no-bok', 'nb'],
  ['no-nyn', 'nn'],
  ['zh-guoyu', 'cmn'],
  ['zh-hakka', 'hak'],
  ['zh-xiang', 'hsn'],
  ['zh-min-nan', 'nan'],
  ['zh-min', 'zh-min'],
  ['i-hak', 'hak'],
  ['i-lux', 'lb'],
  ['i-navajo', 'nv'],
  ['i-ami', 'ami'],
  ['i-bnn', 'bnn'],
  ['i-default', 'und'],
  ['i-enochian', 'und'],
  ['i-klingon', 'tlh'],
  ['i-mingo', 'und'],
  ['i-pwn', 'pwn'],
  ['i-tao', 'tao'],
  ['i-tay', 'tay'],
  ['i-tsu', 'tsu'],
  ['en-gb-oed', 'en'],
  ['sgn-be-fr', 'sfb'],
  ['sgn-be-nl', 'vgt'],
  ['sgn-ch-de', 'sgg'],
]);

// Two-letter code, then the three-letter ones that become it: terminology, bibliographic, members of the macrolanguage.
const table =
  'aa aar;ab abk;ae ave;af afr;ak aka fat;am amh;an arg' +
  ';ar ara aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl ayh ayl ayn ayp bbz pga shu ssh' +
  ';as asm;av ava;ay aym ayc ayr;az aze azb azj;ba bak;be bel;bg bul;bi bis;bm bam;bn ben;bo bod tib;br bre;bs bos' +
  ';ca cat;ce che;ch cha;co cos;cr cre crj crk crl crm csw cwd;cs ces cze;cu chu;cv chv;cy cym wel;da dan;de deu ger' +
  ';dv div;dz dzo;ee ewe;el ell gre;en eng;eo epo;es spa;et est ekk vro;eu eus baq;fa fas per pes prs' +
  ';ff ful ffm fub fuc fue fuf fuh fui fuq fuv;fi fin;fj fij;fo fao;fr fra fre;fy fry;ga gle;gd gla;gl glg' +
  ';gn grn gnw gug gui gun nhd;gu guj;gv glv;ha hau;he heb;hi hin;ho hmo;hr hrv;ht hat;hu hun;hy hye arm;hz her;ia ina' +
  ';id ind;ie ile;ig ibo;ii iii;ik ipk esi esk;io ido;is isl ice;it ita;iu iku ike ikt;ja jpn;jv jav;ka kat geo' +
  ';kg kon kng kwy ldi;ki kik;kj kua;kk kaz;kl kal;km khm;kn kan;ko kor;kr kau kby knc krt;ks kas;ku kur ckb kmr sdh' +
  ';kv kom koi kpv;kw cor;ky kir;la lat;lb ltz;lg lug;li lim;ln lin;lo lao;lt lit;lu lub;lv lav ltg lvs' +
  ';mg mlg bhr bjq bmm bzc msh plt skg tdx tkg txy xmv xmw;mh mah;mi mri mao;mk mkd mac;ml mal;mn mon khk mvf;mr mar' +
  ';ms msa may in bjn btj bve bvu coa dup hji jak jax kvb kvr kxd lce lcf liw max meo mfa mfb min mqg msi mui orn ors pel pse tmw urk vkk vkt xmm zlm zmi zsm' +
  ';mt mlt;my mya bur;na nau;nb nob;nd nde;ne nep dty npi;ng ndo;nl nld dut;nn nno;no nor;nr nbl;nv nav;ny nya;oc oci' +
  ';oj oji ciw ojb ojc ojg ojs ojw otw;om orm gax gaz hae orc;or ori ory spv;os oss;pa pan;pi pli;pl pol' +
  ';ps pus pbt pbu pst;pt por' +
  ';qu que cqu qub qud quf qug quh quk qul qup qur qus quw qux quy quz qva qvc qve qvh qvi qvj qvl qvm qvn qvo qvp qvs qvw qvz qwa qwc qwh qws qxa qxc qxh qxl qxn qxo qxp qxr qxt qxu qxw' +
  ';rm roh;rn run;ro ron rum;ru rus;rw kin;sa san cls vsn;sc srd sdc sdn src sro;sd snd;se sme;sg sag;si sin;sk slk slo' +
  ';sl slv;sm smo;sn sna;so som;sq sqi alb aae aat aln als;sr srp;ss ssw;st sot;su sun;sv swe;sw swa swc swh;ta tam' +
  ';te tel;tg tgk;th tha;ti tir;tk tuk;tl tgl;tn tsn;to ton;tr tur;ts tso;tt tat;tw twi;ty tah;ug uig;uk ukr;ur urd' +
  ';uz uzb uzn uzs;ve ven;vi vie;vo vol;wa wln;wo wol;xh xho;yi yid ydd yih;yo yor' +
  ';za zha zch zeh zgb zgm zgn zhd zhn zlj zln zlq zqe zyb zyg zyj zyn zzj' +
  ';zh zho chi cdo cjy cmn cnp cpx csp czh czo gan hak hsn lzh mnp nan wuu yue;zu zul';

let byCode: ReadonlyMap<string, string> | undefined;

/** The ISO 639-1 code of another code for the same language (lower case), or undefined where there is none (V3). */
export function languageOf(code: string): string | undefined {
  if (Object.hasOwn(successors, code)) return successors[code];
  // Built at first use: an app that only ever sees two-letter codes never pays for it.
  byCode ??= new Map(
    table.split(';').flatMap((row) => {
      const [target = '', ...codes] = row.split(' ');
      return codes.map((from) => [from, target] as const);
    }),
  );
  return byCode.get(code);
}
