// The forms of e-mail addresses, phone numbers, names, URLs and IBANs that fields are checked against.

/** Whether a text is one e-mail address (a display name around it is allowed). */
export function isEmail(text: string): boolean {
  const bare = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim();
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(
    bare,
  );
}

/** Whether a text can be a phone number. */
export function isPhone(text: string): boolean {
  return /^[0-9 +_\-,.*#()]{1,20}$/.test(text.trim());
}

/** Whether a Phone field's text has its country code: `+91-9876543210`. */
export function hasCountryCode(text: string): boolean {
  return /^\+\d{1,4}-/.test(text.trim());
}

/** Whether a text can be a person's name. */
export function isPersonName(text: string): boolean {
  return /^[\w][\w'-]*( \w[\w'-]*)*$/.test(text.trim());
}

/** Whether a text is a URL with a scheme. */
export function isUrl(text: string): boolean {
  return (
    /^(https?|ftp|ftps|mailto|tel):[^\s]+$/i.test(text) &&
    (!/^(https?|ftps?):/i.test(text) || /^[a-z]+:\/\/[^\s/]+/i.test(text))
  );
}

/** Whether a text is an IBAN with the right check digits. */
export function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact)) return false;
  let rest = 0;
  for (const letter of compact.slice(4) + compact.slice(0, 4)) {
    for (const digit of /\d/.test(letter) ? letter : String(letter.charCodeAt(0) - 55))
      rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
