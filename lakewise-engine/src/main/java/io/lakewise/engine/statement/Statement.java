package io.lakewise.engine.statement;

/**
 * What one statement says, as written: names are not looked up, embedded queries and expressions
 * are {@link Fragment fragments}. Offsets count characters of the text given to {@link
 * StatementParser#parse}.
 */
public sealed interface Statement
    permits QueryStatement,
        ExplainStatement,
        SessionStatement,
        SchemaStatement,
        TableStatement,
        ViewStatement,
        FunctionStatement,
        DataStatement,
        AnnotationStatement,
        DescribeStatement,
        ShowStatement,
        MaintenanceStatement,
        WarehouseStatement,
        AccessStatement,
        PolicyStatement,
        VolumeStatement,
        LocationStatement,
        FileStatement,
        TransactionStatement,
        UnsupportedStatement {}
