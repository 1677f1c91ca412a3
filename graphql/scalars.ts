import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { CalendarDate, Instant } from '../src/domain/clock.ts';

/** The instants that a JavaScript Date can hold. */
const MAX_INSTANT = 8.64e15;
const dateTimeForm = /^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

function parseDateTime(text: string): Instant {
  const instant = dateTimeForm.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant) || Math.abs(instant) > MAX_INSTANT) {
    throw new GraphQLError('DateTime is ISO 8601 with a time zone, such as 2026-03-01T09:00:00Z.');
  }
  return instant;
}

function parseDate(text: string): CalendarDate {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(text)) {
    throw new GraphQLError('Date is a calendar day, such as 2026-03-01.');
  }
  return text;
}

function parseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new GraphQLError('URL is a web address that begins with http:// or https://.');
  }
  return text;
}

function textScalar<Internal>(
  name: string,
  description: string,
  parse: (text: string) => Internal,
  serialize: (value: Internal) => string,
) {
  const parseValue = (value: unknown) => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} is a string.`);
    return parse(value);
  };
  return new GraphQLScalarType<Internal, string>({
    name,
    description,
    serialize: (value) => serialize(value as Internal),
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const scalarResolvers = {
  DateTime: textScalar(
    'DateTime',
    'A moment: ISO 8601 with a time zone, answered in UTC.',
    parseDateTime,
    (instant) => new Date(instant).toISOString(),
  ),
  Date: textScalar('Date', 'A calendar day, such as 2026-03-01.', parseDate, (date) => date),
  URL: textScalar('URL', 'A web address that begins with http:// or https://.', parseUrl, (url) => url),
};
