const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether it is a code of ISO 4217: of a currency that is paid in now, or was. */
export const isCurrency = (code: string): boolean => CODES.has(code);
