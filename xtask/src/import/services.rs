//! The import list: which operations of which services are embedded.
//!
//! Adding an operation is one name here, then `cargo xtask import`. `build` reads the list too, for the public ids.

/// One service of the import list.
pub(crate) struct Service {
    /// The stem of its file in `models/`.
    pub(crate) file: &'static str,
    /// Its folder in botocore's data.
    pub(crate) folder: &'static str,
    /// The Smithy namespace of its shapes.
    pub(crate) namespace: &'static str,
    /// The name that users of this project know it by, the first half of an operation's id.
    pub(crate) id: &'static str,
    /// The operations to embed, in the order in which they are listed to users.
    pub(crate) operations: &'static [&'static str],
}

/// Every embedded service, in the order in which they are listed to users.
pub(crate) const SERVICES: &[Service] = &[
    Service {
        file: "omics",
        folder: "omics",
        namespace: "com.amazonaws.omics",
        id: "healthomics",
        operations: &[
            "CreateWorkflow",
            "GetWorkflow",
            "UpdateWorkflow",
            "DeleteWorkflow",
            "ListWorkflows",
            "CreateWorkflowVersion",
            "GetWorkflowVersion",
            "UpdateWorkflowVersion",
            "DeleteWorkflowVersion",
            "ListWorkflowVersions",
            "StartRun",
            "GetRun",
            "CancelRun",
            "DeleteRun",
            "ListRuns",
            "GetRunTask",
            "ListRunTasks",
            "StartRunBatch",
            "CancelRunBatch",
            "DeleteRunBatch",
            "ListRunsInBatch",
            "CreateRunGroup",
            "GetRunGroup",
            "UpdateRunGroup",
            "DeleteRunGroup",
            "ListRunGroups",
            "CreateRunCache",
            "GetRunCache",
            "UpdateRunCache",
            "DeleteRunCache",
            "ListRunCaches",
        ],
    },
    Service {
        file: "codecatalyst",
        folder: "codecatalyst",
        namespace: "com.amazonaws.codecatalyst",
        id: "codecatalyst",
        operations: &["GetWorkflow", "ListWorkflows", "GetWorkflowRun", "ListWorkflowRuns", "StartWorkflowRun"],
    },
    Service {
        file: "glue",
        folder: "glue",
        namespace: "com.amazonaws.glue",
        id: "glue",
        operations: &[
            "CreateWorkflow",
            "UpdateWorkflow",
            "DeleteWorkflow",
            "ListWorkflows",
            "BatchGetWorkflows",
            "GetWorkflow",
            "GetWorkflowRun",
            "GetWorkflowRuns",
            "GetWorkflowRunProperties",
            "PutWorkflowRunProperties",
            "StartWorkflowRun",
            "StopWorkflowRun",
            "ResumeWorkflowRun",
        ],
    },
];
