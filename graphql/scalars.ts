import { type ASTNode, GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate, readMoment } from '../src/domain/clock.ts';

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** `parse` gives null for a text that is none, which is refused with the `rule`, where it is written. */
function textScalar<Internal>(
  name: string,
  description: string,
  rule: string,
  parse: (text: string) => Internal | null,
  serialize: (value: Internal) => string,
) {
  const read = (value: unknown, node?: ASTNode): Internal => {
    const place = node && { nodes: node };
    if (typeof value !== 'string') throw new GraphQLError(`${name} is a string.`, place);
    const parsed = parse(value);
    if (parsed === null) throw new GraphQLError(rule, place);
    return parsed;
  };
  return new GraphQLScalarType<Internal, string>({
    name,
    description,
    serialize: (value) => serialize(value as Internal),
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

export const scalarResolvers = {
  DateTime: textScalar(
    'DateTime',
    'A moment: ISO 8601 with a time zone, answered in UTC.',
    'DateTime is ISO 8601 with a time zone, of a day that exists, such as 2026-03-01T09:00:00Z.',
    readMoment,
    (instant) => new Date(instant).toISOString(),
  ),
  Date: textScalar(
    'Date',
    'A calendar day, such as 2026-03-01.',
    'Date is a calendar day, such as 2026-03-01.',
    (text) => (isCalendarDate(text) ? text : null),
    (date) => date,
  ),
  URL: textScalar(
    'URL',
    'A web address that begins with http:// or https://.',
    'URL is a web address that begins with http:// or https://.',
    (text) => (isWebAddress(text) ? text : null),
    (url) => url,
  ),
};
