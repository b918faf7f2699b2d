import { tagKey } from 'contactkit';

/** What a column can be beside a custom field. `rowId` is the id that the file's author gave the row. */
export type Target = 'firstName' | 'lastName' | 'name' | 'email' | 'phone' | 'country' | 'language' | 'tags' | 'rowId';

/** The usual headers of exports and spreadsheets. Case, accents and punctuation don't count: `E-Mail` is `email`. */
export const headers: { readonly [T in Target]: string } = {
  firstName: `
    first name, given name, forename, fname, first, vorname, rufname, prénom, nombre, nombres, nome, voornaam, förnamn,
    fornavn, etunimi, imię, jméno, ad, isim, имя, 名, 名前, 이름, الاسم الأول, שם פרטי, tên, nama depan, पहला नाम`,
  lastName: `
    last name, surname, family name, lname, last, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos,
    sobrenome, cognome, achternaam, efternamn, etternavn, efternavn, sukunimi, nazwisko, příjmení, soyad, soyadı, фамилия,
    姓, 성, اسم العائلة, שם משפחה, họ, nama belakang, उपनाम`,
  name: `
    name, full name, display name, contact name, nom complet, nombre completo, nome completo, полное имя, фио, 姓名, 氏名,
    성명, الاسم, שם, nama, nama lengkap, नाम`,
  email: `
    email, mail, email address, email 1, email 1 value, primary email, emailadresse, mailadresse, courriel,
    adresse email, correo, correo electrónico, endereço de email, indirizzo email, eposta, epost, sähköposti, почта,
    электронная почта, 邮箱, 电子邮件, メール, メールアドレス, 이메일, البريد الإلكتروني, אימייל, ईमेल`,
  phone: `
    phone, phone number, telephone number, tel, mobile, mobile phone, mobile number, cell, cell phone, msisdn,
    whatsapp, whatsapp number, phone 1, phone 1 value, primary phone, telefon, telefonnummer, rufnummer, handy,
    handynummer, mobil, mobilnummer, mobiltelefon, téléphone, numéro de téléphone, portable, teléfono,
    número de teléfono, móvil, celular, telefone, telemóvel, cellulare, telefoon, gsm, puhelin, телефон, мобильный,
    电话, 手机, 手机号, 電話, 電話番号, 携帯, 전화, 전화번호, 휴대폰, هاتف, رقم الهاتف, الجوال, טלפון, điện thoại, फ़ोन`,
  country: `
    country, country code, country region, country name, nation, land, pays, país, paese, nazione, страна, kraj, země, ülke,
    maa, 国, 国家, 国地域, 國家, 국가, الدولة, البلد, ארץ, מדינה, quốc gia, negara, देश`,
  language: `
    language, lang, locale, preferred language, sprache, langue, idioma, lingua, taal, språk, sprog, kieli, język, jazyk, dil,
    язык, 语言, 語言, 言語, 언어, اللغة, שפה, ngôn ngữ, bahasa, भाषा`,
  tags: `
    tags, tag, labels, label, groups, categories, schlagworte, schlagwörter, kategorien, étiquettes, etiquetas,
    categorías, etichette, etiketter, теги, метки, 标签, 標籤, タグ, 태그, وسوم, תגיות, nhãn, टैग`,
  rowId: `
    id, unique id, rec id, record id, row id, external id, contact id, customer id, user id, kundennummer, kundennr,
    numéro client, id cliente`,
};

const targets: ReadonlyMap<string, Target> = new Map(
  (Object.keys(headers) as Target[]).flatMap((target) =>
    headers[target].split(',').map((header) => [foldHeader(header), target] as const),
  ),
);

/** What a header says its column is; undefined: nothing that every contact has. */
export function targetOf(header: string): Target | undefined {
  return targets.get(foldHeader(header));
}

/** A header without what nobody sees a difference in. */
export function foldHeader(header: string): string {
  return tagKey(header)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
