// Validators as Standard Schema and Standard JSON Schema: what stands behind `~standard`. Above the validators; it
// hands on what they say and knows nothing of values or of the engine.

import type { StandardProperties, StandardJsonSchemaOptions } from './standard-types.js';
import type { JsonSchemaOptions, Validator } from './types.js';

/** The properties for a validator. They may be taken off it and called on their own. */
export function standardOf<Value>(
  validator: Pick<Validator<Value>, 'validate' | 'jsonSchema'>,
): StandardProperties<Value> {
  const schema = (options: StandardJsonSchemaOptions) => ({ ...validator.jsonSchema(optionsOf(options)) });
  return {
    version: 1,
    vendor: 'workflow-preflight',
    validate: (value) => {
      const report = validator.validate(value);
      return report.ok ? { value: report.value } : { issues: report.errors };
    },
    jsonSchema: { input: schema, output: schema },
  };
}

/**
 * A target that there is not is refused by `jsonSchema`, which names those that there are. Options for other
 * libraries may travel with ours, so those are passed over.
 */
function optionsOf({ target, libraryOptions }: StandardJsonSchemaOptions): JsonSchemaOptions {
  const { extensions = true } = libraryOptions ?? {};
  return { target, extensions } as JsonSchemaOptions;
}
