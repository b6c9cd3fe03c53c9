// The CreateWorkflow request of HealthOmics as a JSON Schema, written by hand from models/omics.json and
// the documented cap of 50 tags: what somebody would give to Ajv in place of this package.

const printable = '^[\\p{L}||\\p{M}||\\p{Z}||\\p{S}||\\p{N}||\\p{P}]+$';

const text = (minLength, maxLength, pattern = printable) => ({
  type: 'string',
  minLength,
  maxLength,
  pattern,
});
const closed = (properties, required = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const uri = text(1, 750);

const repository = closed(
  {
    connectionArn: text(1, 256, '^arn:aws(-[\\w]+)*:.+:.+:[0-9]{12}:.+$'),
    fullRepositoryId: { type: 'string', pattern: '^.+/.+$' },
    sourceReference: closed({ type: { enum: ['BRANCH', 'TAG', 'COMMIT'] }, value: { type: 'string' } }, [
      'type',
      'value',
    ]),
    excludeFilePatterns: { type: 'array', minItems: 1, maxItems: 50, items: { type: 'string' } },
  },
  ['connectionArn', 'fullRepositoryId'],
);

const registryMap = closed({
  registryMappings: {
    type: 'array',
    items: closed({
      upstreamRegistryUrl: uri,
      ecrRepositoryPrefix: text(1, 256),
      upstreamRepositoryPrefix: text(2, 30),
      ecrAccountId: text(12, 12, '^[0-9]+$'),
    }),
  },
  imageMappings: { type: 'array', items: closed({ sourceImage: uri, destinationImage: uri }) },
});

export const schema = closed(
  {
    name: text(1, 128),
    description: text(1, 256),
    engine: { enum: ['WDL', 'NEXTFLOW', 'CWL', 'WDL_LENIENT'] },
    definitionZip: { type: 'string' },
    definitionUri: text(1, 256),
    main: text(1, 128),
    parameterTemplate: {
      type: 'object',
      minProperties: 1,
      maxProperties: 2000,
      propertyNames: text(1, 128),
      additionalProperties: closed({ description: text(0, 256), optional: { type: 'boolean' } }),
    },
    storageCapacity: { type: 'integer', minimum: 0, maximum: 100000 },
    tags: {
      type: 'object',
      maxProperties: 50,
      propertyNames: { minLength: 1, maxLength: 128 },
      additionalProperties: { type: 'string', minLength: 0, maxLength: 256 },
    },
    requestId: text(1, 128),
    accelerators: { enum: ['GPU'] },
    storageType: { enum: ['STATIC', 'DYNAMIC'] },
    containerRegistryMap: registryMap,
    containerRegistryMapUri: uri,
    readmeMarkdown: { type: 'string' },
    parameterTemplatePath: text(1, 128),
    readmePath: text(1, 128),
    definitionRepository: repository,
    workflowBucketOwnerId: { type: 'string', pattern: '^[0-9]{12}$' },
    readmeUri: { type: 'string', pattern: '^s3://([a-z0-9][a-z0-9-.]{1,61}[a-z0-9])/((.{1,1024}))$' },
  },
  ['requestId'],
);
