// What tools call our services and operations. Names only: nothing here knows values or descriptions.

/**
 * @typedef {object} Tools
 * @property {string} name what people call the service
 * @property {string} cli the service's name in the AWS CLI and in boto3, which read the same models
 * @property {string} module its package of the AWS SDK for JavaScript
 * @property {string} client the client's class there
 */

/** @type {Record<string, Tools>} */
const TOOLS = {
  healthomics: {
    name: 'AWS HealthOmics',
    cli: 'omics',
    module: '@aws-sdk/client-omics',
    client: 'OmicsClient',
  },
  codecatalyst: {
    name: 'Amazon CodeCatalyst',
    cli: 'codecatalyst',
    module: '@aws-sdk/client-codecatalyst',
    client: 'CodeCatalystClient',
  },
  glue: { name: 'AWS Glue', cli: 'glue', module: '@aws-sdk/client-glue', client: 'GlueClient' },
};

/** The service and the operation of an id such as `glue.CreateWorkflow`. */
export function toolsOf(id) {
  const [service, operation] = id.split('.');
  return { service, operation, ...TOOLS[service] };
}

/**
 * The words of a name in lower case, with a separator between them, as botocore makes commands and methods of
 * operations: `ListWorkflows` is `list-workflows`. An acronym is one word, with the s of its plural.
 */
export function separated(name, separator) {
  const boundary = /(?<=[a-z0-9])(?=[A-Z])|(?<=.)(?=[A-Z][a-z])(?![A-Z]s$)/g;
  return name.replace(boundary, separator).toLowerCase();
}
