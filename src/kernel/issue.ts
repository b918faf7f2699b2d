/** V9: the code of every fault an input can have. Semver-stable; messages are the host's. */
export type IssueCode =
  | 'INPUT_NOT_PLAIN'
  | 'INPUT_TOO_DEEP'
  | 'INPUT_TOO_LARGE'
  | 'INPUT_UNKNOWN_KEY'
  | 'INPUT_REQUIRED'
  | 'INPUT_INVALID_TYPE'
  | 'INPUT_INVALID_VALUE'
  | 'INPUT_WRONG_WORKSPACE'
  | 'FIELD_UNKNOWN'
  | 'PHONE_EMPTY'
  | 'PHONE_INVALID_TYPE'
  | 'PHONE_INVALID_CHARACTERS'
  | 'PHONE_NOT_A_NUMBER'
  | 'PHONE_MISSING_COUNTRY'
  | 'PHONE_INVALID_COUNTRY_CODE'
  | 'PHONE_INVALID_DEFAULT_COUNTRY'
  | 'PHONE_TOO_SHORT'
  | 'PHONE_TOO_LONG'
  | 'PHONE_INVALID'
  | 'PHONE_UNSUPPORTED_FORMAT'
  | 'PHONE_TOO_LONG_INPUT'
  | 'EMAIL_EMPTY'
  | 'EMAIL_INVALID_TYPE'
  | 'EMAIL_INVALID'
  | 'EMAIL_INVALID_CHARACTERS'
  | 'EMAIL_UNSUPPORTED_FORM'
  | 'EMAIL_TOO_LONG'
  | 'EMAIL_DOMAIN_NOT_PUBLIC'
  | 'COUNTRY_EMPTY'
  | 'COUNTRY_INVALID_TYPE'
  | 'COUNTRY_UNKNOWN'
  | 'COUNTRY_AMBIGUOUS'
  | 'LANGUAGE_EMPTY'
  | 'LANGUAGE_INVALID_TYPE'
  | 'LANGUAGE_MALFORMED'
  | 'LANGUAGE_NOT_ISO_639_1'
  | 'NAME_EMPTY'
  | 'NAME_INVALID_TYPE'
  | 'NAME_INVALID_CHARACTERS'
  | 'NAME_TOO_LONG'
  | 'TEXT_EMPTY'
  | 'TEXT_INVALID_TYPE'
  | 'TEXT_INVALID_CHARACTERS'
  | 'TEXT_TOO_LONG'
  | 'URL_EMPTY'
  | 'URL_INVALID_TYPE'
  | 'URL_INVALID'
  | 'URL_INVALID_CHARACTERS'
  | 'URL_MISSING_SCHEME'
  | 'URL_SCHEME_NOT_ALLOWED'
  | 'URL_CREDENTIALS_NOT_ALLOWED'
  | 'URL_HOST_NOT_PUBLIC'
  | 'URL_TOO_LONG'
  | 'DATE_EMPTY'
  | 'DATE_INVALID_TYPE'
  | 'DATE_INVALID'
  | 'TIME_EMPTY'
  | 'TIME_INVALID_TYPE'
  | 'TIME_INVALID'
  | 'DATETIME_EMPTY'
  | 'DATETIME_INVALID_TYPE'
  | 'DATETIME_INVALID'
  | 'TIMEZONE_EMPTY'
  | 'TIMEZONE_INVALID_TYPE'
  | 'TIMEZONE_UNKNOWN'
  | 'NUMBER_EMPTY'
  | 'NUMBER_INVALID_TYPE'
  | 'NUMBER_INVALID'
  | 'NUMBER_OUT_OF_RANGE'
  | 'CHECKBOX_EMPTY'
  | 'CHECKBOX_INVALID_TYPE'
  | 'CHECKBOX_INVALID'
  | 'OPTION_EMPTY'
  | 'OPTION_INVALID_TYPE'
  | 'OPTION_UNKNOWN'
  | 'OPTION_AMBIGUOUS'
  | 'TAG_EMPTY'
  | 'TAG_INVALID_TYPE'
  | 'TAG_INVALID_CHARACTERS'
  | 'TAG_TOO_LONG'
  | 'TAG_UNKNOWN'
  | 'STAGE_UNKNOWN'
  | 'FILTER_OPERATOR_INVALID'
  | 'FILTER_ZONE_REQUIRED'
  | 'FILTER_TOO_DEEP'
  | 'FILTER_TOO_LARGE';

/** Where in the input: keys and array indexes from its root, `['custom', 'plan']`, `['and', 0, 'value']`. */
export type Path = readonly (string | number)[];
/** Details for the host's message: limits, allowed words, what was found. Never the whole input. */
export type IssueParams = Readonly<Record<string, string | number | boolean | null>>;

/** One fault of one value. */
export interface Issue {
  readonly code: IssueCode;
  readonly path: Path;
  readonly params: IssueParams;
}

/** Never empty: an invalid input always says why. */
export type Issues = readonly [Issue, ...Issue[]];

/** Builds an issue; `path` is empty for the value itself, and whoever holds the value prefixes it with {@link under}. */
export function issue(code: IssueCode, path: Path = [], params: IssueParams = {}): Issue {
  return { code, path, params };
}

/** The same issues, seen from one level up. */
export function under(key: string | number, issues: Issues): Issues {
  const [first, ...rest] = issues;
  const lift = (one: Issue): Issue => ({ ...one, path: [key, ...one.path] });
  return [lift(first), ...rest.map(lift)];
}
