package io.lakewise.table.log;

/** One line of a commit (Delta protocol, "Actions"). */
public sealed interface Action
    permits AddFile,
        RemoveFile,
        ChangeFile,
        Metadata,
        Protocol,
        SetTransaction,
        DomainMetadata,
        CommitInfo {}
