// What people know the services by, and where AWS describes their operations. Facts for the reference of constraints
// and for doc comments; nothing here knows the package.

/** By service: its title, what its types are called by, and the page of an operation. */
export const SERVICES = {
  healthomics: {
    title: 'AWS HealthOmics',
    typeName: 'HealthOmics',
    page: (name) => `https://docs.aws.amazon.com/omics/latest/api/API_${name}.html`,
  },
  codecatalyst: {
    title: 'Amazon CodeCatalyst',
    typeName: 'CodeCatalyst',
    page: (name) => `https://docs.aws.amazon.com/codecatalyst/latest/APIReference/API_${name}.html`,
  },
  glue: {
    title: 'AWS Glue',
    typeName: 'Glue',
    page: (name) =>
      `https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-workflow.html#aws-glue-api-workflow-${name}`,
  },
};
