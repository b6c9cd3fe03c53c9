// Ajv, set up for the schemas of this package, in strict mode.

import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

const options = { strict: true, formats: { 'date-time': isDateTime } };
/** One instance each: what takes most time is that it compiles the schema of schemas. */
const dialects = { 'draft-2020-12': new Ajv2020(options), 'draft-07': new Ajv(options) };
const extended = { keywords: ['x-preflight'], ...options };
const extendedDialects = { 'draft-2020-12': new Ajv2020(extended), 'draft-07': new Ajv(extended) };

/** Every target that a schema can have. */
export const targets = Object.keys(dialects);

/** A function that judges values by a schema of the target; throws where the schema is not valid or not strict. */
export function compile(schema, target, { extensions = false } = {}) {
  const ajv = (extensions ? extendedDialects : dialects)[target];
  if (!ajv.validateSchema(schema)) throw new Error(ajv.errorsText());
  return ajv.compile(schema);
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** RFC 3339, section 5.6, with leap seconds at the end of a day in UTC only. */
export function isDateTime(text) {
  const match = DATE_TIME.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const [hours, minutes] = [match[8] ?? 0, match[9] ?? 0].map(Number);
  // 400 years have the same calendar; Date takes years below 100 for others.
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  const inRange = [
    month >= 1 && month <= 12,
    day >= 1 && day <= days,
    hour < 24,
    minute < 60,
    hours < 24,
    minutes < 60,
  ];
  const offset = (hours * 60 + minutes) * (match[7] === '-' ? -1 : 1);
  const inUtc = (hour * 60 + minute - offset + 2 * 1440) % 1440;
  return inRange.every(Boolean) && (second < 60 || (second === 60 && inUtc === 1439));
}
