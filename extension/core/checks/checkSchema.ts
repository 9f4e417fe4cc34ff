import { z } from 'zod';
import type { CheckKind } from './checkKind.ts';
import { checkKinds, writtenAs, type CheckSpec } from './checkKinds.ts';

interface ObjectSchema {
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/**
 * The list of a `{check}` block as a JSON Schema (2020-12), for editors and programs that write checks. What a schema
 * can't say, such as that `after` names another check, is for lint.
 */
export function checkListSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The checks of a step of a Patchbay lesson',
    type: 'array',
    minItems: 1,
    items: { anyOf: checkKinds.map(kindSchema) },
  };
}

function kindSchema(kind: CheckKind<CheckSpec>): object {
  const { properties, required = [] } = z.toJSONSchema(kind.schema, {
    io: 'input',
  }) as unknown as ObjectSchema;
  const written: Record<string, object> = {};
  for (const [field, schema] of Object.entries(properties)) {
    // The engine's own name of the kind; an author's `kind` is another field.
    if (field === 'kind') continue;
    const name = writtenAs(field, kind.aliases);
    // `id` is the name of a check, and a number the id of a tunnel.
    const other = written[name];
    written[name] = other === undefined ? schema : { anyOf: [other, schema] };
    // The field's own name is read, too.
    written[field] ??= schema;
  }
  const needed = required.filter((field) => field !== 'kind' && writtenAs(field, kind.aliases) === field);
  return {
    title: kind.name,
    type: 'object',
    properties: written,
    required: [...new Set([...needed, kind.name])],
    additionalProperties: false,
  };
}
